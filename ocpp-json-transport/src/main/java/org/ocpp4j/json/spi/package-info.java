/**
 * For applications with their own web server ({@link org.ocpp4j.json.spi.HostedWebSockets}) or another binding ({@link
 * org.ocpp4j.json.spi.WebSocketBinding}). Applications that use an existing binding do not need this package.
 */
@NullMarked
package org.ocpp4j.json.spi;

import org.jspecify.annotations.NullMarked;
