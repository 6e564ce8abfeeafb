/** Tests of events told to subscribers. */
@NullMarked
package org.ocpp4j.server.delivery;

import org.jspecify.annotations.NullMarked;
