package org.ocpp4j.emulator.configuration;

/**
 * A connector of a station.
 *
 * @param id its number, from 1
 * @param meterValue what its energy register shows at first, in Wh
 */
public record ConnectorConfiguration(int id, long meterValue) {}
