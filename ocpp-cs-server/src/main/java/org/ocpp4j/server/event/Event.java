package org.ocpp4j.server.event;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * An event of a station, for listeners.
 *
 * @param type what happened
 * @param identity the station
 * @param at when
 * @param data the particulars, without secrets; must not be changed afterwards
 */
public record Event(EventType type, String identity, Instant at, JsonNode data) {}
