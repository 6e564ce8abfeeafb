package org.ocpp4j.emulator;

/**
 * What the connectors of a station share. All of it belongs to the station's serial executor.
 *
 * @param setup what the station is, and who comes to charge
 * @param time time, chance and the serial executor
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
