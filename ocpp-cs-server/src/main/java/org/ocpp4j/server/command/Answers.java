package org.ocpp4j.server.command;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ocpp4j.server.api.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/** Writes outcomes as HTTP answers. */
final class Answers {
    private Answers() {}

    /** A result is the station's payload; everything else is a problem. */
    static void write(Context request, Outcome outcome) {
        if (!outcome.isResult()) {
            throw problem(outcome);
        }
        request.status(200)
                .contentType("application/json")
                .result(JsonMapper.shared().writeValueAsBytes(outcome.body()));
    }

    static ProblemException problem(Outcome outcome) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("dispatched", outcome.dispatched());
        outcome.body().forEachEntry(members::put);
        return new ProblemException(outcome.kind().status(), outcome.kind().word(), outcome.detail(), members);
    }
}
