package org.ocpp4j.server.event;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that has happened to a station, for those who watch.
 *
 * @param type what happened
 * @param identity the station
 * @param at when
 * @param data the particulars; not changed any more, without secrets
 */
public record Event(EventType type, String identity, Instant at, JsonNode data) {}
