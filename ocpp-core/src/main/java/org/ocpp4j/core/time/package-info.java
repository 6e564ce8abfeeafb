/** Scheduling of delayed work. */
@NullMarked
package org.ocpp4j.core.time;

import org.jspecify.annotations.NullMarked;
