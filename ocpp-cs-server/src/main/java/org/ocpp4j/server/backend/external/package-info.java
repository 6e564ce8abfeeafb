/** A backend in which another system answers stations, and its answers are recorded. */
@NullMarked
package org.ocpp4j.server.backend.external;

import org.jspecify.annotations.NullMarked;
