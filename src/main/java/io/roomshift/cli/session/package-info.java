/**
 * What every command stands on: the Spring context, rehearsals, signals and exit codes.
 */
@NullMarked
package io.roomshift.cli.session;

import org.jspecify.annotations.NullMarked;
