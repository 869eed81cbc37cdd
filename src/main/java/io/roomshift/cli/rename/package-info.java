/**
 * The commands on a mapping: plan, apply and verify.
 */
@NullMarked
package io.roomshift.cli.rename;

import org.jspecify.annotations.NullMarked;
