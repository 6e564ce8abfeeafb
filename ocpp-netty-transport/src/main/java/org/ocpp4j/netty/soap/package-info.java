/**
 * OCPP-J and OCPP-S on one port: {@link org.ocpp4j.netty.soap.SharedPortBinding}. This package alone needs
 * {@code ocpp-soap-transport}, which users name themselves.
 *
 * <p>{@code FirstRequest} reads the beginning of a connection and leads it to {@code NettySoap}, or lets it pass to the
 * opening handshake.
 */
@NullMarked
package org.ocpp4j.netty.soap;

import org.jspecify.annotations.NullMarked;
