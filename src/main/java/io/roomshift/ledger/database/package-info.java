/**
 * The database that holds the ledger and the job repository, and the lock on it.
 */
@NullMarked
package io.roomshift.ledger.database;

import org.jspecify.annotations.NullMarked;
