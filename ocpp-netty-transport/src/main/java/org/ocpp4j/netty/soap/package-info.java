/**
 * OCPP-J and OCPP-S on one port: {@link org.ocpp4j.netty.soap.SharedPortBinding}. Only this package needs {@code
 * ocpp-soap-transport}, which applications add themselves.
 *
 * <p>{@code FirstRequest} reads the start of a connection and passes it to {@code NettySoap} or to the opening
 * handshake.
 */
@NullMarked
package org.ocpp4j.netty.soap;

import org.jspecify.annotations.NullMarked;
