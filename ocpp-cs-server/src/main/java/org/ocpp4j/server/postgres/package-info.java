/** A backend that asks functions of a PostgreSQL. */
@NullMarked
package org.ocpp4j.server.postgres;

import org.jspecify.annotations.NullMarked;
