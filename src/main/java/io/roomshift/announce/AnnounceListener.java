package io.roomshift.announce;

/**
 * Is told how announcing goes, from any thread.
 */
public interface AnnounceListener {

	/**
	 * So many of the rooms that are to be told have come to an outcome; first called
	 * before any has.
	 */
	void telling(int done, int rooms);

}
