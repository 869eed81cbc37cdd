package io.roomshift.hipchat;

/**
 * The calls that one token may make, without those that are left to others.
 *
 * @param fingerprint stands for the token
 * @param left calls left until the server gives back more
 * @param limit calls in a whole window; 0 when the server told nothing
 */
public record TokenBudget(String fingerprint, int left, int limit) {

}
