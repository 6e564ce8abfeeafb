package org.ocpp4j.server.command;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.station.StationRecord;
import org.ocpp4j.server.station.StationStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks commands against the version of their station, and against nothing else: a valid command is sent, however
 * pointless it looks. Thread-safe; blocks for the database if the station is not connected.
 */
final class CommandValidator {
    private static final int LONGEST_IDENTITY = 255;

    private final OcppServer server;
    private final StationStore stations;

    CommandValidator(OcppServer server, StationStore stations) {
        this.server = server;
        this.stations = stations;
    }

    ValidationResult validate(String identity, String action, JsonNode payload) {
        Station station = server.station(identity).orElse(null);
        StationRecord known = station == null ? find(identity).orElse(null) : null;
        if (station == null && known == null) {
            return new ValidationResult.Refused(
                    Actions.isKnown(action) ? unknownStation(identity) : unknownAction(action));
        }
        OcppVersion version =
                station != null ? station.version() : Actions.version(known == null ? null : known.ocppVersion());
        Action<?, ?> found = Actions.find(version, action).orElse(null);
        if (found == null) {
            return new ValidationResult.Refused(
                    Actions.isKnown(action) ? notInVersion(action, "OCPP " + version.name()) : unknownAction(action));
        }
        if (known != null && "SOAP".equals(known.protocol()) && Actions.isSecurityExtension(action)) {
            return new ValidationResult.Refused(notInVersion(action, "OCPP " + version.name() + " over SOAP"));
        }
        return validate(version, found, station, payload);
    }

    private static ValidationResult validate(
            OcppVersion version, Action<?, ?> action, @Nullable Station station, JsonNode payload) {
        List<Violation> violations = WirePayload.violations(version, action, payload);
        if (!violations.isEmpty()) {
            return new ValidationResult.Refused(
                    Failures.invalidPayload(action.name() + "Request of OCPP " + version.name(), violations));
        }
        return new ValidationResult.Fit(version, station, WirePayload.ordered(version, action, payload));
    }

    /**
     *  The errors of a command that do not depend on its station: an unknown action, or a payload that no version
     *  admits.
     */
    Optional<Outcome> refusedByAllVersions(String action, JsonNode payload) {
        Outcome first = null;
        for (OcppVersion version : Actions.VERSIONS) {
            Action<?, ?> found = Actions.find(version, action).orElse(null);
            if (found != null) {
                if (!(validate(version, found, null, payload) instanceof ValidationResult.Refused refused)) {
                    return Optional.empty();
                }
                first = first == null ? refused.outcome() : first;
            }
        }
        return Optional.of(first == null ? unknownAction(action) : first);
    }

    /** The newest connection of a station, as long as it speaks the version that the payload was checked against. */
    Optional<Station> connected(String identity, OcppVersion version) {
        return server.station(identity).filter(station -> station.version().equals(version));
    }

    private Optional<StationRecord> find(String identity) {
        // PostgreSQL stores no NUL, and no station has such an identity.
        return identity.length() > LONGEST_IDENTITY || identity.indexOf('\0') >= 0
                ? Optional.empty()
                : stations.find(identity);
    }

    private static Outcome unknownStation(String identity) {
        return Outcome.problem(
                OutcomeKind.UNKNOWN_STATION,
                false,
                "Nobody registered the station " + identity + ", and it never connected");
    }

    private static Outcome notInVersion(String action, String version) {
        return Outcome.problem(
                OutcomeKind.ACTION_NOT_IN_VERSION, false, "The station speaks " + version + ", which lacks " + action);
    }

    private static Outcome unknownAction(String action) {
        List<String> nearest = Actions.nearest(action);
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        nearest.forEach(members.putArray("nearest")::add);
        String why = Actions.isFromStation(action) && !Actions.isKnown(action)
                ? " is sent by stations, not to them"
                : " is no action that a central system sends; names are compared exactly";
        return Outcome.problem(
                OutcomeKind.UNKNOWN_ACTION, false, action + why + ". Nearest: " + String.join(", ", nearest), members);
    }
}
