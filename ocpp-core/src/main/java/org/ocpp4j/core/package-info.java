/**
 * The way in: {@link org.ocpp4j.core.OcppServer} for central systems, {@link org.ocpp4j.core.OcppClient} for stations,
 * the {@link org.ocpp4j.core.Handlers} that both serve, and the outcomes of a call.
 */
@NullMarked
package org.ocpp4j.core;

import org.jspecify.annotations.NullMarked;
