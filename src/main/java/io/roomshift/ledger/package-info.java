/**
 * The durable record of every run: what was asked, what each room was, and what became of
 * it; the only user of JDBC.
 */
@NullMarked
package io.roomshift.ledger;

import org.jspecify.annotations.NullMarked;
