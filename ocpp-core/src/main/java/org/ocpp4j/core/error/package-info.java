/** How a call, a message or a connection fails or ends: the exceptions of this library, and {@link org.ocpp4j.core.error.CloseReason}. */
@NullMarked
package org.ocpp4j.core.error;

import org.jspecify.annotations.NullMarked;
