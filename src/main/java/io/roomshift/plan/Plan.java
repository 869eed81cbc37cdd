package io.roomshift.plan;

import java.util.List;

/**
 * What is to be done for a mapping; every wish is in exactly one of the three lists.
 *
 * @param chains the updates to make, sorted by the first line of each
 * @param already wishes whose room is as it shall be and costs no call, sorted by line
 * @param conflicts wishes that are left out, with the reason, sorted by line
 */
public record Plan(List<Chain> chains, List<Wish> already, List<Conflict> conflicts) {

	public Plan {
		chains = List.copyOf(chains);
		already = List.copyOf(already);
		conflicts = List.copyOf(conflicts);
	}

	/**
	 * The rooms to update, chain by chain.
	 */
	public List<Step> steps() {
		return this.chains.stream().map(Chain::steps).flatMap(List::stream).toList();
	}

	/**
	 * Whether the mapping is refused unless its author lets conflicting rows be skipped.
	 */
	public boolean isBlocked() {
		return this.conflicts.stream().anyMatch(Conflict::blocking);
	}

}
