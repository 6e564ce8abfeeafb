package org.ocpp4j.server.station;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A station with its connectors and its connection.
 *
 * @param station the station
 * @param connectors its connectors in their order
 * @param connection its connection; null if there is none
 * @param answering whether it answers on that connection; null if there is none
 */
record StationView(
        StationRecord station,
        List<ConnectorEntry> connectors,
        @Nullable Station connection,
        @Nullable AnswerState answering) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    /** The payload of the last BootNotification; null if there was none. */
    @Nullable
    Map<String, Object> boot() {
        String payload = station.boot();
        if (payload == null) {
            return null;
        }
        try {
            return JSON.readValue(payload, OBJECT);
        } catch (JacksonException malformed) {
            return Map.of("unreadable", payload);
        }
    }
}
