/**
 * OCPP-J (JSON over WebSocket): {@link org.ocpp4j.json.WebSocketServerTransport} for central systems,
 * {@link org.ocpp4j.json.WebSocketClientTransport} for stations.
 *
 * <p>Who may enter is decided by the {@link org.ocpp4j.json.Entrance}, whatever {@link org.ocpp4j.json.WebSocketBinding}
 * moves the bytes. To bring your own web server, use {@link org.ocpp4j.json.HostedWebSockets}. A station's way in through
 * the default binding: {@code Listener} accepts, {@code OpeningHandshake} reads the request and asks the entrance,
 * {@code FrameSession} exchanges frames. A {@code Connection} moves their bytes; it belongs to one {@code EventLoop}.
 */
@NullMarked
package org.ocpp4j.json;

import org.jspecify.annotations.NullMarked;
