package org.ocpp4j.core.client;

import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.internal.engine.Alarm;

/**
 * The state of a {@link Reconnector}. Each step is a separate object, so that an old step is never mistaken for the
 * current one.
 */
abstract sealed class Step {
    private final Alarm alarm = new Alarm();
    private volatile int failures;

    private Step(int failures) {
        this.failures = failures;
    }

    /** The timer of this step; cancelled when the step is left. */
    Alarm alarm() {
        return alarm;
    }

    /** The number of consecutive failed attempts and connections that did not become steady. */
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

    /** A connection is open; the timer runs until it counts as steady. */
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

    /** The final step. */
    static final class Ended extends Step {
        Ended() {
            super(0);
        }
    }
}
