/**
 * The certificates on the way to HipChat, and why they are not trusted.
 */
@NullMarked
package io.roomshift.doctor.tls;

import org.jspecify.annotations.NullMarked;
