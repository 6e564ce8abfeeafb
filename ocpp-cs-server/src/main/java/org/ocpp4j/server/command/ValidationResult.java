package org.ocpp4j.server.command;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/** Whether a command may go out. */
sealed interface ValidationResult {
    /** It may not. */
    record Refused(Outcome outcome) implements ValidationResult {}

    /** It may. The station is null if it is not connected; the payload has its members in the order of the schema. */
    record Fit(OcppVersion version, @Nullable Station station, JsonNode payload) implements ValidationResult {
        Outcome notConnected(String identity) {
            return Outcome.problem(OutcomeKind.NOT_CONNECTED, false, "The station " + identity + " is not connected");
        }
    }
}
