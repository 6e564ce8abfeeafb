/** Reservations. */
@NullMarked
package org.ocpp4j.server.reservation;

import org.jspecify.annotations.NullMarked;
