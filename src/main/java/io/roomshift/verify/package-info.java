/**
 * Compares rooms with the ledger: is every one as it was wished, and nothing else
 * changed.
 */
@NullMarked
package io.roomshift.verify;

import org.jspecify.annotations.NullMarked;
