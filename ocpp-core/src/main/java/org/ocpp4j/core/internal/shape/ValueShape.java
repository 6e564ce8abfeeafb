package org.ocpp4j.core.internal.shape;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How one Java type reads, checks, writes and describes itself. Immutable; shared by all threads. */
public interface ValueShape {
    /**
     * Reads and checks a value. What breaks the schema is added to the reading.
     *
     * @return the value, or null if nothing of this type can be made of the node
     */
    @Nullable
    Object read(JsonNode node, Reading reading);

    /** Writes a value that {@link #read} would give back. Constraints are not looked at. */
    JsonNode write(Object value);

    /** Adds the JSON Schema keywords of this type. */
    void describe(ObjectNode schema);
}
