package io.roomshift.apply;

import io.roomshift.ledger.Entry;

/**
 * What an action left behind.
 *
 * @param entry the entry as it is on record now
 * @param goOn whether the chain may go on at once; false when it has to wait for another
 * run
 */
record Step(Entry entry, boolean goOn) {

}
