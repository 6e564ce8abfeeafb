package org.ocpp4j.server.rest;

import org.jspecify.annotations.Nullable;

/**
 * What an operation may answer.
 *
 * @param status the HTTP status
 * @param description when
 * @param schema what the body looks like; null for none. Problems need not say: theirs is known
 */
public record Answer(
        int status, String description, @Nullable Schema schema) {}
