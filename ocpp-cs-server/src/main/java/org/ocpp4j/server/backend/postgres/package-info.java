/** Functions of a PostgreSQL database that answer stations. */
@NullMarked
package org.ocpp4j.server.backend.postgres;

import org.jspecify.annotations.NullMarked;
