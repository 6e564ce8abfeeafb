package org.ocpp4j.emulator.configuration;

import java.nio.file.Path;

/**
 * A problem in the files of a station, because of which it is not started. Contains no values, since they may be
 * secrets.
 *
 * @param file the file, or the folder that cannot be read
 * @param pointer JSON Pointer (RFC 6901) of the place; empty for the whole file
 * @param expected the expected content
 */
public record ConfigurationProblem(Path file, String pointer, String expected) {
    /**
     * One line for people.
     *
     * @return for example {@code cp/CP1/configuration.json at /connectorId: expected a list of connectors}
     */
    public String message() {
        return file + (pointer.isEmpty() ? "" : " at " + pointer) + ": expected " + expected;
    }
}
