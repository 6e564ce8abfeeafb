package org.ocpp4j.emulator;

/**
 * What the connectors of a station share. All of it belongs to the station's serial executor.
 *
 * @param identity the identity of the station
 * @param model what the station is
 * @param plan who comes to charge
 * @param time time, chance and the serial executor
 * @param configuration the configuration keys
 * @param authorization decides on tags
 * @param statuses reports the status of connectors
 * @param queue delivers messages about transactions
 */
record StationParts(
        String identity,
        StationModel model,
        SessionPlan plan,
        Timeline time,
        Configuration configuration,
        Authorization authorization,
        StatusReports statuses,
        TransactionQueue queue) {}
