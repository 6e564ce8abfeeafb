package org.ocpp4j.server.rest.door;

import io.javalin.http.Context;
import java.util.Map;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.rest.Operation;

/**
 * The log fields of a request: the station and the action of its path. The path itself is logged as the template of the
 * operation, since paths may contain idTags. Stateless.
 */
final class RequestLog {
    private static final String PATH = "ocpp.path";

    private RequestLog() {}

    static void belongs(Context request, Operation operation) {
        request.attribute(PATH, operation.path());
    }

    /** Method and path, with the names of the path's parameters in place of their values. */
    static String shown(Context request) {
        String path = request.attribute(PATH);
        return request.method() + " " + (path == null ? request.path() : path);
    }

    static LogFields fields(Context request) {
        Map<String, String> path = request.pathParamMap();
        LogFields fields = LogFields.none();
        return fields.with(LogFields.STATION, path.get("identity")).with(LogFields.ACTION, path.get("action"));
    }
}
