package io.roomshift.apply;

import io.roomshift.ledger.Entry;
import io.roomshift.room.RoomName;

/**
 * What is to be done next for a chain.
 */
sealed interface Action {

	/**
	 * Ask HipChat what became of an update.
	 */
	record Settle(Entry entry) implements Action {

	}

	/**
	 * Give a room another name.
	 *
	 * @param entry the room
	 * @param from the name it must have for that; with any other, somebody else was there
	 * @param to the name to give it
	 */
	record Rename(Entry entry, RoomName from, RoomName to) implements Action {

	}

	/**
	 * Leave a room alone, because one before it in the chain failed.
	 */
	record Block(Entry entry, Entry failed) implements Action {

	}

	/**
	 * Nothing more can be done now.
	 */
	record Finish() implements Action {

	}

}
