/** Events as server-sent events. */
@NullMarked
package org.ocpp4j.server.event.stream;

import org.jspecify.annotations.NullMarked;
