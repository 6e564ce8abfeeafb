package org.ocpp4j.server.rest;

/**
 * A parameter of an operation.
 *
 * @param name its name
 * @param place where the request has it
 * @param type the type in JSON Schema: {@code string}, {@code integer}, {@code boolean}
 * @param format the format in JSON Schema, for example {@code date-time}; empty for none
 * @param description its purpose
 */
public record Parameter(String name, Place place, String type, String format, String description) {
    /** Where a parameter stands. */
    public enum Place {
        /** In the path; always required. */
        PATH,
        /** In the query; never required. */
        QUERY,
        /** A header; never required. */
        HEADER
    }
}
