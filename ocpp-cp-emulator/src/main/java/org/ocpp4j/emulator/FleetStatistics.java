package org.ocpp4j.emulator;

/**
 * The statistics of a fleet so far.
 *
 * @param online stations that are connected and registered at the moment
 * @param boots BootNotifications that were answered
 * @param charged sessions that charged and ended
 * @param refused sessions that the central system did not authorise
 * @param lost abandoned messages about transactions
 */
public record FleetStatistics(long online, long boots, long charged, long refused, long lost) {
    @Override
    public String toString() {
        return online + " stations online, " + boots + " boots, " + charged + " sessions charged, " + refused
                + " refused, " + lost + " transaction messages lost";
    }
}
