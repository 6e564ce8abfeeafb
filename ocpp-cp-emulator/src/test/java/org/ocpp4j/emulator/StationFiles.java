package org.ocpp4j.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes folders of stations, in the format of the C++ system. */
record StationFiles(Path folder) {
    /** A station with two connectors; each key is "name=value", or "!name=value" if it is read-only. */
    Path station(String directory, String... keys) {
        return write(directory + "/configuration.json", """
                {"connectorId": [{"id": 1, "voltage": "DC", "interface": "CCS2", "meterValue": 4200}, 2],
                 "configurationKey": [%s],
                 "Geo": {"latitude": 47.5, "longitude": 8.75, "location": "Somewhere"}}
                """.formatted(
                        Stream.of(keys).map(StationFiles::key).collect(Collectors.joining(",\n"))));
    }

    /** Any file, with its directory. */
    Path write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void remove(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String key(String text) {
        boolean readOnly = text.startsWith("!");
        int equals = text.indexOf('=');
        return "{\"key\": \"%s\", \"readonly\": %s, \"value\": \"%s\"}"
                .formatted(text.substring(readOnly ? 1 : 0, equals), readOnly, text.substring(equals + 1));
    }
}
