/** IP addresses, their ranges, and policies that decide which addresses may be called. Opens no socket. */
@NullMarked
package org.ocpp4j.core.network;

import org.jspecify.annotations.NullMarked;
