package io.roomshift.plan;

/**
 * A wish for another name that nothing has been found to stand against, with both names
 * as HipChat compares them.
 *
 * @param wish the row that asks for it
 * @param room the room as it is
 * @param held the key of its present name
 * @param wanted the key of the wished name
 */
record Rename(Wish wish, KnownRoom room, String held, String wanted) {

	static Rename of(Wish wish, KnownRoom room) {
		return new Rename(wish, room, room.name().key(), wish.newName().key());
	}

	/**
	 * Whether HipChat takes both names for one, so that it may refuse the rename because
	 * of the room itself.
	 */
	boolean keepsKey() {
		return this.held.equals(this.wanted);
	}

	boolean isOf(KnownRoom room) {
		return this.room.id().equals(room.id());
	}

}
