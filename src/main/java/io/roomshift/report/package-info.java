/**
 * What became of each row, written to files from the ledger alone: for people, for the
 * next try, and for machines.
 */
@NullMarked
package io.roomshift.report;

import org.jspecify.annotations.NullMarked;
