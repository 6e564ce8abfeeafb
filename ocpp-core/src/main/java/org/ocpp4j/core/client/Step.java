package org.ocpp4j.core.client;

import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.internal.engine.Alarm;

/** Where a {@link Reconnector} is. Each step is an object of its own, so that an old one is never taken for the present. */
abstract sealed class Step {
    private final Alarm alarm = new Alarm();
    private volatile int failures;

    private Step(int failures) {
        this.failures = failures;
    }

    /** The timer of this step; whoever leaves the step cancels it. */
    Alarm alarm() {
        return alarm;
    }

    /** Attempts that failed and connections that did not last, one after the other. */
    int failures() {
        return failures;
    }

    /** The timer runs until the next attempt. */
    static final class Waiting extends Step {
        Waiting(int failures) {
            super(failures);
        }
    }

    /** The transport opens a connection; the timer limits it. */
    static final class Connecting extends Step {
        Connecting(int failures) {
            super(failures);
        }
    }

    /** A connection is open; the timer runs until it counts as one that works. */
    static final class Connected extends Step {
        private final CentralSystem session;

        Connected(CentralSystem session, int failures) {
            super(failures);
            this.session = session;
        }

        CentralSystem session() {
            return session;
        }

        void steady() {
            super.failures = 0;
        }
    }

    /** Nothing follows. */
    static final class Ended extends Step {
        Ended() {
            super(0);
        }
    }
}
