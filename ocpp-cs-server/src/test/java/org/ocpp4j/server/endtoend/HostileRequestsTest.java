package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** Whatever a request holds, each operation says what is wrong with it, and none fails. */
class HostileRequestsTest {
    private static final Map<String, byte[]> BODIES = new LinkedHashMap<>();

    static {
        text("deep arrays", "[".repeat(100_000));
        text("deep objects", "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000));
        text("deep member", "{\"identity\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        text("huge exponent", "{\"identity\":1e999999999}");
        text("exponent beyond bounds", "{\"identity\":1e99999999999999}");
        text("many digits", "{\"identity\":" + "9".repeat(20_000) + "}");
        text("long name", "{\"" + "n".repeat(60_000) + "\":1}");
        text("twice", "{\"identity\":\"a\",\"identity\":\"b\"}");
        text("half a character", "{\"identity\":\"\\ud800\"}");
        text("half a character as name", "{\"\\udc00\":1}");
        text("not a number", "{\"identity\":NaN}");
        text("array", "[1]");
        text("null", "null");
        text("string", "\"x\"");
        text("number", "1");
        text("truncated", "{\"identity\":\"a");
        text("two values", "{} {}");
        text("escape", "{\"identity\":\"\\x\"}");
        text("no json", "hello");
        text("byte order mark alone", "\uFEFF");
        BODIES.put("bad UTF-8", new byte[] {'{', '"', (byte) 0xC3, '"', ':', '1', '}'});
        BODIES.put("half a character in UTF-8", new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'});
        BODIES.put("NUL", new byte[] {0});
        BODIES.put("UTF-16", "{\"identity\":1}".getBytes(StandardCharsets.UTF_16));
        BODIES.put("UTF-32", "{}".getBytes(java.nio.charset.Charset.forName("UTF-32")));
    }

    /** What an empty object or nothing at all may do is the business of the operation; it must not fail. */
    private static final Map<String, String> PERHAPS = Map.of(
            "empty",
            "",
            "empty object",
            "{}",
            "byte order mark",
            "\uFEFF{}",
            "NUL in text",
            "{\"identity\":\"\\u0000\"}");

    private static final List<String> FORMS =
            List.of("a=%", "a=%zz", "%=1", "a=%C3", "a=%ED%A0%80", "a=%00%ff", "a[[]]..=%f");

    private static void text(String name, String text) {
        BODIES.put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private record Route(String method, String path, boolean json) {}

    private static List<Route> routes(JsonNode description, boolean withBody) {
        List<Route> routes = new ArrayList<>();
        description
                .path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> {
                    if (operation.has("requestBody") || !withBody) {
                        routes.add(new Route(method.toUpperCase(Locale.ROOT), path, operation.has("requestBody")));
                    }
                }));
        return routes;
    }

    @ParameterizedTest
    @EnumSource
    void bodiesAreRefusedWithTheirFault(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            JsonNode description = operators.get("/api/v1/openapi.json");
            List<Route> routes = routes(description, true);
            assertThat(routes).hasSizeGreaterThan(30);
            List<String> wrong = new ArrayList<>();
            for (Route route : routes) {
                String path = route.path().replaceAll("\\{[^}]+}", "1");
                BODIES.forEach((name, body) -> {
                    Answer answer = send(operators.address(), route.method(), path, "application/json", body);
                    boolean optional = name.equals("byte order mark alone");
                    boolean right = answer.status() == 400
                            || answer.status() == 413
                            || (optional && answer.status() < 500)
                            || (answer.status() == 404 && !route.path().equals(path));
                    if (!right || !isDocumented(description, route, answer)) {
                        wrong.add(route + " " + name + ": " + answer);
                    }
                });
                PERHAPS.forEach((name, body) -> {
                    Answer answer = send(
                            operators.address(),
                            route.method(),
                            path,
                            "application/json",
                            body.getBytes(StandardCharsets.UTF_8));
                    if (answer.status() == 500 || !isDocumented(description, route, answer)) {
                        wrong.add(route + " " + name + ": " + answer);
                    }
                });
                for (String form : FORMS) {
                    Answer answer = send(
                            operators.address(),
                            route.method(),
                            path,
                            "application/x-www-form-urlencoded",
                            form.getBytes(StandardCharsets.UTF_8));
                    if (answer.status() != 400 && answer.status() != 415 && answer.status() != 404) {
                        wrong.add(route + " form " + form + ": " + answer);
                    }
                }
                Answer packed = send(
                        operators.address(),
                        route.method(),
                        path,
                        "application/json\r\nContent-Encoding: gzip",
                        new byte[] {31, (byte) 139, 8, 0});
                if (packed.status() != 415 || !isDocumented(description, route, packed)) {
                    wrong.add(route + " gzip: " + packed);
                }
            }
            assertThat(wrong).isEmpty();
            server.operators().get("/api/v1/commands");
        }
    }

    @ParameterizedTest
    @EnumSource
    void parametersAreRefusedWithTheirFault(DatabaseKind kind) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            JsonNode description = operators.get("/api/v1/openapi.json");
            List<String> wrong = new ArrayList<>();
            for (Route route : routes(description, false)) {
                if (route.path().endsWith("/backup")) {
                    continue; // not for its parameters
                }
                List<String> odd = List.of("%00", "%ED%A0%80", "%FF", "%zz", "%", "%0A");
                if (route.path().contains("{")) {
                    for (String value : odd) {
                        String path = route.path().replaceAll("\\{[^}]+}", value);
                        Answer answer =
                                send(operators.address(), route.method(), path, "application/json", bytes("{}"));
                        if (answer.status() != 400) {
                            wrong.add(route + " " + value + ": " + answer);
                        }
                    }
                }
                String path = route.path().replaceAll("\\{[^}]+}", "1");
                for (JsonNode parameter : description
                        .path("paths")
                        .path(route.path())
                        .path(route.method().toLowerCase(Locale.ROOT))
                        .path("parameters")) {
                    if (!parameter.path("in").asString().equals("query")) {
                        continue;
                    }
                    String name = parameter.path("name").asString();
                    for (String value : List.of("%00", "%ED%A0%80", "%FF", "%zz", "%")) {
                        Answer answer = send(
                                operators.address(),
                                route.method(),
                                path + "?" + name + "=" + value,
                                "application/json",
                                bytes("{}"));
                        if (answer.status() != 400) {
                            wrong.add(route + "?" + name + "=" + value + ": " + answer);
                        }
                    }
                    for (String value : List.of(
                            "%2B999999999-01-01T00:00:00Z",
                            "-999999999-01-01T00:00:00Z", "99999999999999999999", "1e999999999", "-1")) {
                        if (path.endsWith("/events")) {
                            continue; // a stream does not end
                        }
                        Answer answer = send(
                                operators.address(),
                                route.method(),
                                path + "?" + name + "=" + value,
                                "application/json",
                                bytes("{}"));
                        if (answer.status() == 500
                                || (parameter
                                                .path("schema")
                                                .path("format")
                                                .asString("")
                                                .equals("date-time")
                                        && answer.status() != 400)) {
                            wrong.add(route + "?" + name + "=" + value + ": " + answer);
                        }
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    private record Answer(int status, String body) {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What an operation answers stands in its description. */
    private static boolean isDocumented(JsonNode description, Route route, Answer answer) {
        return description
                .path("paths")
                .path(route.path())
                .path(route.method().toLowerCase(Locale.ROOT))
                .path("responses")
                .has(Integer.toString(answer.status()));
    }

    private static Answer send(URI address, String method, String path, String type, byte[] body) {
        try (java.net.Socket socket = new java.net.Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(60_000);
            String head = method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                    + type + "\r\nContent-Length: " + body.length + "\r\n\r\n";
            socket.getOutputStream().write(bytes(head));
            socket.getOutputStream().write(body);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int begin = answer.indexOf("\r\n\r\n");
            return new Answer(Integer.parseInt(answer.substring(9, 12)), begin < 0 ? "" : answer.substring(begin + 4));
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        }
    }
}
