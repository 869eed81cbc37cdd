/**
 * HipChat's REST API v2: rooms read and updated within the call budget, errors told
 * apart; the only user of WebClient and Reactor.
 */
@NullMarked
package io.roomshift.hipchat;

import org.jspecify.annotations.NullMarked;
