/**
 * The default binding: event loops that move bytes, and frames by Java-WebSocket.
 *
 * <p>A station's way in: {@code Listener} accepts, {@code OpeningHandshake} reads the request and asks the entrance,
 * {@code JavaWebSocketFrames} exchanges frames. A {@code Connection} moves their bytes; it belongs to one {@code EventLoop}.
 */
@NullMarked
package org.ocpp4j.json.internal.loop;

import org.jspecify.annotations.NullMarked;
