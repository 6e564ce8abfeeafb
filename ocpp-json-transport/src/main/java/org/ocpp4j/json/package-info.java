/**
 * OCPP-J (JSON over WebSocket): {@link org.ocpp4j.json.WebSocketServerTransport} for central systems,
 * {@link org.ocpp4j.json.WebSocketClientTransport} for stations.
 *
 * <p>A station's way in: {@code Listener} accepts, {@code OpeningHandshake} reads the request and asks the engine,
 * {@code FrameSession} exchanges frames. A {@code Connection} moves their bytes; it belongs to one {@code EventLoop}.
 */
@NullMarked
package org.ocpp4j.json;

import org.jspecify.annotations.NullMarked;
