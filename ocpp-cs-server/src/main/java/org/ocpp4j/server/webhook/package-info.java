/** A backend that asks a URL. */
@NullMarked
package org.ocpp4j.server.webhook;

import org.jspecify.annotations.NullMarked;
