package org.ocpp4j.core.client;

import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.internal.engine.Alarm;

/** A call of a {@link Backlog} while a session has it. Handing the call over again creates a new object. */
final class Handover {
    final BacklogCall<?> call;
    final CentralSystem session;
    /** Ends the call when the session has ended and the call does not return. */
    final Alarm deadline = new Alarm();

    Handover(BacklogCall<?> call, CentralSystem session) {
        this.call = call;
        this.session = session;
    }
}
