/**
 * An endpoint and its connections. A station's way in: {@code NettyOpening} reads the request and asks the entrance,
 * {@code NettyFrames} receives frames. Both are handlers of Netty's pipeline; a {@code NettySocket} sends their data
 * and ends the connection.
 */
@NullMarked
package org.ocpp4j.netty.internal;

import org.jspecify.annotations.NullMarked;
