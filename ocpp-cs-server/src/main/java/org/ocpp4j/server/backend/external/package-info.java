/** Another system that answers stations, whose answers are recorded. */
@NullMarked
package org.ocpp4j.server.backend.external;

import org.jspecify.annotations.NullMarked;
