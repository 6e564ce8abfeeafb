/** OCPP-J over Netty, for large fleets: {@link org.ocpp4j.netty.NettyBinding}. */
@NullMarked
package org.ocpp4j.netty;

import org.jspecify.annotations.NullMarked;
