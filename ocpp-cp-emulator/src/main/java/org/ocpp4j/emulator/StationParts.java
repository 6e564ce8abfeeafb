package org.ocpp4j.emulator;

/**
 * The objects that the connectors of a station share. They all belong to the station's serial executor.
 *
 * @param setup the properties of the station and its session plan
 * @param time the clock, randomness and the serial executor
 * @param configuration the configuration keys
 * @param authorization decides on tags
 * @param reservations reservations of connector 0
 * @param statuses reports the status of connectors
 * @param queue delivers messages about transactions
 */
record StationParts(
        StationSetup setup,
        Timeline time,
        Configuration configuration,
        Authorization authorization,
        StationReservations reservations,
        StatusReports statuses,
        TransactionQueue queue) {
    String identity() {
        return setup.identity();
    }
}
