package org.ocpp4j.core.internal.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads, validates, writes and describes the values of one Java type. Immutable; shared by all threads. */
public interface ValueShape {
    /**
     * Reads and validates a value. Violations are added to the reading.
     *
     * @return the value, or null if the node cannot be converted to this type
     */
    @Nullable
    Object read(JsonNode node, Reading reading);

    /** Writes a value that {@link #read} would return. Constraints are not checked. */
    JsonNode write(Object value);

    /** Adds the JSON Schema keywords of this type. */
    void describe(ObjectNode schema);
}
