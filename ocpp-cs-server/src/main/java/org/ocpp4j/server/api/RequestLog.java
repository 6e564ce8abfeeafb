package org.ocpp4j.server.api;

import io.javalin.http.Context;
import java.util.Map;
import org.ocpp4j.server.log.LogFields;

/** What lines of the log about a request have: the station and the action of its path. Stateless. */
final class RequestLog {
    private RequestLog() {}

    static LogFields fields(Context request) {
        Map<String, String> path = request.pathParamMap();
        LogFields fields = LogFields.none();
        return fields.with(LogFields.STATION, path.get("identity")).with(LogFields.ACTION, path.get("action"));
    }
}
