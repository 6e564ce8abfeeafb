package org.ocpp4j.core.transport;

/** Whether a station may connect. */
public sealed interface Decision {
    /** The station may connect. */
    Decision ACCEPT = new Accept();

    /** The station may connect. */
    record Accept() implements Decision {}

    /**
     * The station may not connect.
     *
     * @param refusal what it is told
     * @param reason why, for the log of this side; never sent
     */
    record Refuse(Refusal refusal, String reason) implements Decision {}

    /** What a station is told that may not connect. */
    enum Refusal {
        /** It must authenticate, or did so wrongly. */
        UNAUTHORIZED(401),
        /** It is known and not allowed. */
        FORBIDDEN(403),
        /** Nobody knows this identity (OCPP-J 1.6, section 3.2). */
        UNKNOWN_STATION(404),
        /** It came too often, or the server is full. */
        TOO_MANY(429);

        private final int status;

        Refusal(int status) {
            this.status = status;
        }

        /**
         * The HTTP status.
         *
         * @return for example 404
         */
        public int status() {
            return status;
        }
    }

    /**
     * Refuses a station.
     *
     * @param refusal what it is told
     * @param reason why, for the log of this side
     * @return the decision
     */
    static Decision refuse(Refusal refusal, String reason) {
        return new Refuse(refusal, reason);
    }
}
