/** Subscriptions, and the deliveries of events to them as signed webhooks. */
@NullMarked
package org.ocpp4j.server.delivery;

import org.jspecify.annotations.NullMarked;
