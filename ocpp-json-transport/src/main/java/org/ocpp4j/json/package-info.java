/**
 * OCPP-J (JSON over WebSocket): {@link org.ocpp4j.json.WebSocketServerTransport} for central systems, {@link
 * org.ocpp4j.json.WebSocketClientTransport} for stations.
 *
 * <p>The {@link org.ocpp4j.json.spi.Entrance} decides which stations may connect, with every {@link
 * org.ocpp4j.json.spi.WebSocketBinding}. {@link org.ocpp4j.json.JavaWebSocketBinding} is the default; {@link
 * org.ocpp4j.json.spi.HostedWebSockets} is for your own web server.
 */
@NullMarked
package org.ocpp4j.json;

import org.jspecify.annotations.NullMarked;
