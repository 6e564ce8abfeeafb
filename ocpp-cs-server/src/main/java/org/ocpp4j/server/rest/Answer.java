package org.ocpp4j.server.rest;

import org.jspecify.annotations.Nullable;

/**
 * A possible answer of an operation.
 *
 * @param status the HTTP status
 * @param description when this answer is given
 * @param schema the schema of the body; null for none, and for problems, whose schema is known
 */
public record Answer(
        int status, String description, @Nullable Schema schema) {}
