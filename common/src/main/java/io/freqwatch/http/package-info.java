/**
 * HTTP and WebSocket, both sides: one server for every listener, one client for every call.
 *
 * <p>Receives from: sockets, and {@code lifecycle} for time. Hands to: every part that listens or
 * calls.
 */
@NullMarked
package io.freqwatch.http;

import org.jspecify.annotations.NullMarked;
