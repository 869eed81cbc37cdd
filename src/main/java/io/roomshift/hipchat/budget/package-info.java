/**
 * The call budget of a token: what the server's headers tell, and who may call when.
 */
@NullMarked
package io.roomshift.hipchat.budget;

import org.jspecify.annotations.NullMarked;
