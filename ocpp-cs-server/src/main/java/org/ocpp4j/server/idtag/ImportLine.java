package org.ocpp4j.server.idtag;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import tools.jackson.databind.JsonNode;

/**
 * An entry of an import, not checked yet.
 *
 * @param number its position; the first is 1
 * @param json its content
 */
record ImportLine(int number, JsonNode json) {
    /** The entries of a JSON array. */
    static List<ImportLine> ofJson(Context request) {
        JsonNode array = Body.json(request);
        if (!array.isArray()) {
            throw Problems.invalidBody(
                    "", "is not an array; expected is a JSON array, or CSV with Content-Type text/csv");
        }
        List<ImportLine> lines = new ArrayList<>();
        for (JsonNode entry : array) {
            lines.add(new ImportLine(lines.size() + 1, entry));
        }
        return lines;
    }

    /** The values that it sets. */
    IdTagStore.Setting setting() {
        Body body = Body.of(json, "");
        String idTag = body.name("idTag", IdTagFields.LONGEST);
        if (idTag == null || idTag.isBlank()) {
            throw body.problem("idTag", "is missing");
        }
        body.ignore("createdAt", "changedAt");
        IdTagFields fields = IdTagFields.of(body);
        body.end();
        return new IdTagStore.Setting(idTag, fields);
    }

    /** The place of a problem within the entry. */
    String inEntry(ProblemException problem) {
        return String.valueOf(problem.members().getOrDefault("pointer", ""));
    }
}
