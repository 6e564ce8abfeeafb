package org.ocpp4j.core.transport;

import java.util.List;
import org.ocpp4j.core.version.OcppVersion;

/** Whether a station may connect. */
public sealed interface Decision {
    /** The station may connect, with any version of the server, and receives pings as usual. */
    Accept ACCEPT = new Accept(List.of(), true);

    /**
     * The station may connect.
     *
     * @param versions the versions that this station may speak; empty for all versions of the server. If it offered
     *     none of them, the connection is closed, as without a common version (OCPP-J 1.6, section 3.2)
     * @param pings whether the transport sends pings to this station, if it sends any; some stations cannot handle them
     */
    record Accept(List<OcppVersion> versions, boolean pings) implements Decision {
        /** Copies the versions. */
        public Accept {
            versions = List.copyOf(versions);
        }

        /**
         * The versions of the server that this station may speak.
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
     * The station must not connect.
     *
     * @param refusal the answer to the station
     * @param reason the reason, for the log of this side; never sent
     */
    record Refuse(Refusal refusal, String reason) implements Decision {}

    /** The answer to a station that must not connect. */
    enum Refusal {
        /** Its credentials are missing or wrong. */
        UNAUTHORIZED(401),
        /** It is known but not allowed. */
        FORBIDDEN(403),
        /** The identity is unknown (OCPP-J 1.6, section 3.2). */
        UNKNOWN_STATION(404),
        /** It connects too often, or the server is full. */
        TOO_MANY(429),
        /** This side cannot accept stations now: it is stopping, or cannot look them up. Stations retry later. */
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
     * @param refusal the answer to the station
     * @param reason the reason, for the log of this side
     * @return the decision
     */
    static Decision refuse(Refusal refusal, String reason) {
        return new Refuse(refusal, reason);
    }
}
