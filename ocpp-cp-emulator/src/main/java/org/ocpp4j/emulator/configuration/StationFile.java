package org.ocpp4j.emulator.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads one {@code configuration.json} and reports all its problems. For one use by one thread. */
final class StationFile {
    static final String NAME = "configuration.json";

    private static final int MOST_CONNECTORS = 100;
    private static final int LONGEST_IDENTITY = 255;
    private static final Set<String> MEMBERS =
            Set.of("OcppVersion", "connectorId", "configurationKey", "ConfigurationKeys", "CentralSystemURL", "Geo");

    private final Path folder;
    private final Path file;
    private final Consumer<ConfigurationProblem> problems;
    private final Consumer<String> notes;
    private final Function<String, Optional<Path>> owner;
    private int found;

    /**
     * @param owner the directory of the station that already has an identity
     */
    StationFile(
            Path folder,
            Consumer<ConfigurationProblem> problems,
            Consumer<String> notes,
            Function<String, Optional<Path>> owner) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.problems = problems;
        this.notes = notes;
        this.owner = owner;
    }

    /** Returns the station; empty if it is skipped or has a problem. */
    Optional<StationConfiguration> read() {
        ObjectNode json = JsonFile.read(file, this::problem).orElse(null);
        OcppVersion version = json == null ? null : version(json.get("OcppVersion"));
        if (json == null || version == null) {
            return Optional.empty();
        }
        json.propertyNames().stream()
                .filter(member -> !MEMBERS.contains(member))
                .forEach(member -> notes.accept(file + ": the member " + member + " is not known and means nothing"));
        geo(json.get("Geo"));
        List<ConnectorConfiguration> connectors = connectors(json.get("connectorId"));
        KeyList keys = new KeyList(this::problem);
        keys.list(json.get("configurationKey"));
        keys.members(json.get("ConfigurationKeys"));
        keys.address(json.get("CentralSystemURL"));
        keys.agree("NumberOfConnectors", String.valueOf(connectors.size()));
        String identity = identity(keys);
        return found > 0 ? Optional.empty() : Optional.of(station(version, identity, connectors, keys));
    }

    private StationConfiguration station(
            OcppVersion version, String identity, List<ConnectorConfiguration> connectors, KeyList keys) {
        String address =
                keys.find("CentralSystemURL").filter(value -> !value.isEmpty()).orElse(null);
        return new StationConfiguration(
                folder,
                identity,
                version,
                address == null ? null : CentralSystemAddress.without(address, identity),
                keys.find("AuthorizationKey").orElse(null),
                connectors,
                keys.withoutSecrets());
    }

    private @Nullable OcppVersion version(@Nullable JsonNode node) {
        String name = node == null ? Ocpp16.VERSION.name() : node.isString() ? node.asString() : "";
        return switch (name) {
            case "1.6" -> Ocpp16.VERSION;
            case "1.5" -> Ocpp15.VERSION;
            case "2.0", "2.0.1", "2.1" -> {
                notes.accept(file + ": the station speaks OCPP " + name + ", which is not emulated; it is skipped");
                yield null;
            }
            default -> {
                problem("/OcppVersion", "\"1.6\", which is meant where it is absent, or \"1.5\"");
                yield null;
            }
        };
    }

    private String identity(KeyList keys) {
        String identity = keys.find("StationIdentity").orElseGet(() -> String.valueOf(folder.getFileName()));
        if (identity.isBlank() || identity.length() > LONGEST_IDENTITY) {
            problem(keys.pointer("StationIdentity"), "an identity of 1 to " + LONGEST_IDENTITY + " characters");
        }
        owner.apply(identity)
                .ifPresent(other -> problem(
                        keys.pointer("StationIdentity"),
                        "an identity of its own; " + identity + " is that of " + other));
        return identity;
    }

    /** Checked but unused, since OCPP 1.6 has no message for them. */
    private void geo(@Nullable JsonNode geo) {
        if (geo != null && !geo.isNull() && !geo.isObject()) {
            problem("/Geo", "an object with latitude, longitude and location");
        }
    }

    private List<ConnectorConfiguration> connectors(@Nullable JsonNode list) {
        if (list == null || !list.isArray() || list.isEmpty() || list.size() > MOST_CONNECTORS) {
            problem("/connectorId", "a list of 1 to " + MOST_CONNECTORS + " connectors");
            return List.of();
        }
        Map<Integer, ConnectorConfiguration> connectors = new LinkedHashMap<>();
        Set<Integer> ids = new HashSet<>();
        for (int index = 0; index < list.size(); index++) {
            JsonNode element = list.get(index);
            String pointer = "/connectorId/" + index;
            boolean object = element.isObject();
            JsonNode id = object ? element.path("id") : element;
            if (!id.isInt() || id.asInt() < 1) {
                problem(
                        object ? pointer + "/id" : pointer,
                        "the number of a connector, from 1" + (object ? "" : ", or an object with an id"));
            } else if (!ids.add(id.asInt())) {
                problem(object ? pointer + "/id" : pointer, "a number that no other connector has");
            } else {
                connectors.put(id.asInt(), new ConnectorConfiguration(id.asInt(), meterValue(element, pointer)));
            }
        }
        return new ArrayList<>(connectors.values());
    }

    private long meterValue(JsonNode connector, String pointer) {
        for (String text : List.of("voltage", "interface")) {
            JsonNode value = connector.path(text);
            if (!value.isMissingNode() && !value.isString()) {
                problem(pointer + "/" + text, "a text");
            }
        }
        JsonNode value = connector.path("meterValue");
        if (value.isMissingNode()) {
            return 0;
        }
        // The greatest number that a register may show in OCPP 1.6 leaves room for a lifetime of charging.
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.asInt() < 0) {
            problem(pointer + "/meterValue", "a whole number of Wh, from 0 to 2147483647");
            return 0;
        }
        return value.asLong();
    }

    private void problem(String pointer, String expected) {
        problem(new ConfigurationProblem(file, pointer, expected));
    }

    private void problem(ConfigurationProblem problem) {
        found++;
        problems.accept(problem);
    }
}
