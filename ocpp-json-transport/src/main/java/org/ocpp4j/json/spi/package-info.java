/**
 * For those who bring their own web server ({@link org.ocpp4j.json.spi.HostedWebSockets}) or another binding
 * ({@link org.ocpp4j.json.spi.WebSocketBinding}). Applications that use a binding as it is need nothing of this.
 */
@NullMarked
package org.ocpp4j.json.spi;

import org.jspecify.annotations.NullMarked;
