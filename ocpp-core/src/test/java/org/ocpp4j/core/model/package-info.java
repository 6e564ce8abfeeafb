/**
 * A deterministic model of everything that the engine meets: threads, timers, transports, peers and applications. It
 * decides what happens next, tries the orders there are, and checks what the engine promises. Public API only.
 */
@NullMarked
package org.ocpp4j.core.model;

import org.jspecify.annotations.NullMarked;
