/** The interfaces between the engine and whatever moves frames or exchanges; needed by those who bring a transport. */
@NullMarked
package org.ocpp4j.core.transport;

import org.jspecify.annotations.NullMarked;
