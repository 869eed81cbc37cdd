/**
 * The tables of the database, made and brought up to date.
 */
@NullMarked
package io.roomshift.ledger.tables;

import org.jspecify.annotations.NullMarked;
