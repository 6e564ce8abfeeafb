package org.ocpp4j.server.rest.door;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.OpenApi;
import org.ocpp4j.server.rest.Operation;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API and the pages that show it. Everything is in memory; nothing comes from elsewhere. */
final class Documentation {
    private static final String SWAGGER_UI = "/META-INF/resources/webjars/swagger-ui/5.34.1/";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A page; immutable, though its bytes could be changed. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares two pages
    record Page(String mediaType, byte[] content) {}

    private static final String DESCRIPTION = "/api/v1/openapi.json";

    private final byte[] description;

    Documentation(List<Operation> operations, Map<String, Map<String, String>> securitySchemes) {
        String version = Documentation.class.getPackage().getImplementationVersion();
        this.description =
                JSON.writeValueAsBytes(OpenApi.of(operations, version == null ? "0" : version, securitySchemes));
    }

    List<Operation> operations() {
        return List.of(Operation.of(HandlerType.GET, DESCRIPTION, "describeApi")
                .tag("System")
                .summary("Describes this API")
                .open()
                .handledBy(request -> request.contentType("application/json").result(description)));
    }

    /** The pages by their path. */
    Map<String, Page> pages() {
        return Map.of(
                DESCRIPTION,
                new Page("application/json", description),
                "/",
                own("index.html", "text/html; charset=utf-8"),
                "/docs",
                own("docs.html", "text/html; charset=utf-8"),
                "/docs/",
                own("docs.html", "text/html; charset=utf-8"),
                "/docs/start.js",
                own("docs.js", "text/javascript"),
                "/docs/swagger-ui.css",
                page(SWAGGER_UI + "swagger-ui.css", "text/css"),
                "/docs/swagger-ui-bundle.js",
                page(SWAGGER_UI + "swagger-ui-bundle.js", "text/javascript"),
                "/docs/favicon-32x32.png",
                page(SWAGGER_UI + "favicon-32x32.png", "image/png"));
    }

    private static Page own(String name, String mediaType) {
        return page("/org/ocpp4j/server/rest/door/" + name, mediaType);
    }

    private static Page page(String resource, String mediaType) {
        try (@Nullable InputStream in = Documentation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("Not packaged: " + resource);
            }
            return new Page(mediaType, in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
