package io.roomshift.job.chains;

/**
 * A part of a run: chains whose numbers follow one another.
 *
 * @param first the number of the first chain
 * @param last the number of the last one
 */
public record Part(int first, int last) {

	/** The whole run. */
	public static final Part ALL = new Part(1, Integer.MAX_VALUE);

}
