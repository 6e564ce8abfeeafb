package org.ocpp4j.core.transport;

import java.util.List;
import org.ocpp4j.core.version.OcppVersion;

/** Whether a station may connect. */
public sealed interface Decision {
    /** The station may connect, with any version of the server's, and is sent pings as others are. */
    Accept ACCEPT = new Accept(List.of(), true);

    /**
     * The station may connect.
     *
     * @param versions the versions that this station may speak; empty for all of the server's. If it offered none of
     *     them, the connection is closed as it is without any version in common (OCPP-J 1.6, section 3.2)
     * @param pings whether the transport sends pings to this station, if it does so at all; some cannot stand them
     */
    record Accept(List<OcppVersion> versions, boolean pings) implements Decision {
        /** Copies the versions. */
        public Accept {
            versions = List.copyOf(versions);
        }

        /**
         * Those of the server's versions that this station may speak.
         *
         * @param all the versions, the preferred one first
         * @return some or all of them, in the same order
         */
        public List<OcppVersion> among(List<OcppVersion> all) {
            return versions.isEmpty()
                    ? all
                    : all.stream().filter(versions::contains).toList();
        }

        /**
         * Limits the versions.
         *
         * @param allowed the versions that this station may speak
         * @return the decision
         */
        public Accept versions(OcppVersion... allowed) {
            return new Accept(List.of(allowed), pings);
        }

        /**
         * Sends no pings to this station.
         *
         * @return the decision
         */
        public Accept withoutPings() {
            return new Accept(versions, false);
        }
    }

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
        TOO_MANY(429),
        /** This side cannot take stations now: it is being stopped, or cannot look them up. They come again. */
        UNAVAILABLE(503);

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
