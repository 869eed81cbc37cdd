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

}
