/**
 * HipChat's REST API v2 over HTTP: rooms read and updated within the call budgets of the
 * tokens, errors told apart; the only user of WebClient.
 */
@NullMarked
package io.roomshift.hipchat.http;

import org.jspecify.annotations.NullMarked;
