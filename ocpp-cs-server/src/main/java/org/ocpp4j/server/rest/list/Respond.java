package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import tools.jackson.databind.json.JsonMapper;

/** Answers that are no lists. */
public final class Respond {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Respond() {}

    /** Answers an object as JSON, all members present. */
    public static void json(Context request, int status, Object value) {
        request.status(status).contentType("application/json").result(JSON.writeValueAsBytes(value));
    }

    /** 204. */
    public static void nothing(Context request) {
        request.status(204);
    }
}
