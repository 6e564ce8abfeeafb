/**
 * OCPP-J over Netty: {@link org.ocpp4j.netty.NettyBinding}.
 *
 * <p>A station's way in: {@code NettyOpening} reads the request and asks the entrance, {@code NettyFrames} takes frames.
 * Both are handlers of Netty's pipeline; a {@code NettySocket} sends and ends for them.
 */
@NullMarked
package org.ocpp4j.netty;

import org.jspecify.annotations.NullMarked;
