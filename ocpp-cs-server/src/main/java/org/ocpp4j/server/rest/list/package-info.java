/** Lists of the REST API: filters, order, cursor, JSON and CSV. */
@NullMarked
package org.ocpp4j.server.rest.list;

import org.jspecify.annotations.NullMarked;
