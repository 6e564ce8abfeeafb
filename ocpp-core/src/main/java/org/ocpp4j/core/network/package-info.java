/** IP addresses, ranges of them, and which of them may be called. Opens no socket. */
@NullMarked
package org.ocpp4j.core.network;

import org.jspecify.annotations.NullMarked;
