/** A webhook that answers stations. */
@NullMarked
package org.ocpp4j.server.backend.webhook;

import org.jspecify.annotations.NullMarked;
