/** What is kept, as resources of the API: stations, idTags, transactions and the lists beside them. */
@NullMarked
package org.ocpp4j.server.resource;

import org.jspecify.annotations.NullMarked;
