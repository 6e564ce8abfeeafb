/**
 * OCPP-J over Netty: {@link org.ocpp4j.netty.NettyBinding}; OCPP-S may share its port.
 *
 * <p>A station's way in: {@code NettyOpening} reads the request and asks the entrance, {@code NettyFrames} takes frames.
 * Both are handlers of Netty's pipeline; a {@code NettySocket} sends and ends for them. Where the port is shared, {@code
 * FirstRequest} stands before and may lead to {@code NettySoap} instead.
 */
@NullMarked
package org.ocpp4j.netty;

import org.jspecify.annotations.NullMarked;
