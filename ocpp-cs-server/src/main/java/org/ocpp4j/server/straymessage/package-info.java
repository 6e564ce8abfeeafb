/** Messages of stations that belong to nothing that is known. */
@NullMarked
package org.ocpp4j.server.straymessage;

import org.jspecify.annotations.NullMarked;
