/** Events: what happened, for those who watch. */
@NullMarked
package org.ocpp4j.server.event;

import org.jspecify.annotations.NullMarked;
