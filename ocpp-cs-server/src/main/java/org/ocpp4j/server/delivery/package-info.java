/** Events told to subscribers, as signed webhooks. */
@NullMarked
package org.ocpp4j.server.delivery;

import org.jspecify.annotations.NullMarked;
