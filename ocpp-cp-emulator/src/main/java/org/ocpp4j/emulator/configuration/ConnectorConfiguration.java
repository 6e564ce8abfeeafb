package org.ocpp4j.emulator.configuration;

/**
 * A connector of a station.
 *
 * @param id its number, from 1
 * @param meterValue the initial value of its energy register, in Wh
 */
public record ConnectorConfiguration(int id, long meterValue) {}
