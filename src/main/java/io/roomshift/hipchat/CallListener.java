package io.roomshift.hipchat;

import io.roomshift.hipchat.budget.BudgetListener;

/**
 * Is told what an operator wants to know of the calls.
 */
public interface CallListener extends BudgetListener {

	/**
	 * A reading call failed and is tried again.
	 */
	default void retrying(String what, String why) {
	}

	/**
	 * A token is not used any more, and the others are.
	 * @param fingerprint stands for the token
	 * @param why a sentence
	 * @param left how many tokens are left
	 */
	default void setAside(String fingerprint, String why, int left) {
	}

}
