/** The interfaces between the engine and the transports; needed to implement a transport. */
@NullMarked
package org.ocpp4j.core.transport;

import org.jspecify.annotations.NullMarked;
