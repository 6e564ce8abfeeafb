/** The door of the REST API: the HTTP server, its limits, permissions, health and documentation. */
@NullMarked
package org.ocpp4j.server.rest.door;

import org.jspecify.annotations.NullMarked;
