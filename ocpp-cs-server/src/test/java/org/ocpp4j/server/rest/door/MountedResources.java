package org.ocpp4j.server.rest.door;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.json.JavalinJackson3;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.UriCompliance;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;
import tools.jackson.databind.json.JsonMapper;

/** Resources behind a plain HTTP server, as the operators' door has them, but with one caller and no checks. */
public final class MountedResources implements AutoCloseable {
    private static final Caller CALLER = new Caller("tester", Scope.ADMINISTER);

    private final Javalin server;

    /** Mounts them on a free port. */
    public MountedResources(List<ApiResource> resources) {
        server = Javalin.create(config -> {
            config.jetty.modifyHttpConfiguration(http -> http.setUriCompliance(UriCompliance.from(
                    "RFC3986,AMBIGUOUS_PATH_SEPARATOR,AMBIGUOUS_PATH_ENCODING,AMBIGUOUS_PATH_SEGMENT,"
                            + "AMBIGUOUS_EMPTY_SEGMENT,SUSPICIOUS_PATH_CHARACTERS")));
            config.jetty.modifyServletContextHandler(
                    context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
            config.jsonMapper(new JavalinJackson3(JsonMapper.shared(), false));
            config.startup.showJavalinBanner = false;
            config.http.maxRequestSize = 10_000_000;
            config.routes.before(CALLER::attachTo);
            config.routes.exception(ProblemException.class, MountedResources::answer);
            for (ApiResource resource : resources) {
                for (Operation operation : resource.operations()) {
                    config.routes.addHttpHandler(operation.method(), operation.path(), operation.handler());
                }
            }
        });
        server.start("127.0.0.1", 0);
    }

    private static void answer(ProblemException problem, Context request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("outcome", problem.outcome());
        body.put("detail", String.valueOf(problem.getMessage()));
        body.putAll(problem.members());
        request.status(problem.status())
                .contentType("application/problem+json")
                .result(JsonMapper.shared().writeValueAsBytes(body));
    }

    /** Where it is. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        server.stop();
    }
}
