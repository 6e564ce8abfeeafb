package org.ocpp4j.server.rest;

import tools.jackson.databind.node.ObjectNode;

/** The schema of a body, for the description of the API. */
public sealed interface Schema {
    /** A JSON object in the shape of a record. */
    record OfRecord(Class<?> type) implements Schema {}

    /** A JSON array of objects in the shape of a record. */
    record ListOf(Class<?> type) implements Schema {}

    /** A JSON object with one member, an array of objects in the shape of a record. */
    record Wrapped(String member, Class<?> type) implements Schema {}

    /** JSON that a schema describes; it has a name under which the description lists it. */
    record Written(String name, ObjectNode schema) implements Schema {}

    /** Text that is no JSON. */
    record Text(String mediaType) implements Schema {}
}
