package org.ocpp4j.server.bound;

import java.time.Duration;
import org.ocpp4j.server.settings.limit.Between;

/**
 * How much data is kept. One station may have a hundredth of each number of rows.
 *
 * @param unregisteredStations how many unregistered stations are kept
 * @param unregisteredKeepFor how long such a station is kept while it is not connected
 * @param unregisteredTransactions how many transactions of such stations are kept
 * @param unregisteredMeterValues how many meter values of such stations are kept
 * @param securityEvents how many security events are kept
 * @param strayMessages how many stray messages are kept
 * @param keepFor how long security events, stray messages, answered certificate requests and refused attempts are kept
 * @param operatorsKeepFor how long commands, the audit log and reservations that are over are kept
 */
public record BoundSettings(
        @Between(least = "0", most = "10000000") int unregisteredStations,
        @Between(least = "1m", most = "36500d") Duration unregisteredKeepFor,
        @Between(least = "100", most = "10000000000") long unregisteredTransactions,
        @Between(least = "100", most = "10000000000") long unregisteredMeterValues,
        @Between(least = "100", most = "10000000000") long securityEvents,
        @Between(least = "100", most = "10000000000") long strayMessages,
        @Between(least = "1m", most = "36500d") Duration keepFor,
        @Between(least = "1m", most = "36500d") Duration operatorsKeepFor) {
    private static final int SHARE = 100;

    /**
     * How many rows of a kind there may be.
     *
     * @param kind the kind
     * @return their number
     */
    public long most(Kind kind) {
        return switch (kind) {
            case STATIONS -> unregisteredStations;
            case TRANSACTIONS -> unregisteredTransactions;
            case METER_VALUES -> unregisteredMeterValues;
            case SECURITY_EVENTS -> securityEvents;
            case STRAY_MESSAGES -> strayMessages;
            case CONNECTORS, CERTIFICATE_REQUESTS ->
                Long.MAX_VALUE; // as many as one station may have, for each station
        };
    }

    /**
     * How many rows of a kind one station may have.
     *
     * @param kind the kind
     * @return their number; for certificate requests, only of unanswered ones
     */
    public long mostOfStation(Kind kind) {
        return switch (kind) {
            case STATIONS -> 1;
            case CONNECTORS -> 100;
            case CERTIFICATE_REQUESTS -> 10;
            default -> Math.max(1, most(kind) / SHARE);
        };
    }
}
