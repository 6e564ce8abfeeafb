package org.ocpp4j.json.spi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.ocpp4j.json.handshake.PathTemplate;

/**
 * An answer to an opening request. All but 101 end the connection. Immutable.
 *
 * @param status the status
 * @param headers the headers, without the length of the body
 * @param body the text, empty for 101
 */
public record HttpAnswer(int status, Map<String, String> headers, String body) {
    /** Copies the headers; their order is kept. */
    public HttpAnswer {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"; // RFC 6455, section 1.3
    private static final Map<Integer, String> PHRASES = Map.ofEntries(
            Map.entry(101, "Switching Protocols"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /** Completes the handshake; without a sub-protocol if the station offered none, or none that this side supports. */
    static HttpAnswer upgrade(String key, Optional<String> subprotocol) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Upgrade", "websocket");
        headers.put("Connection", "Upgrade");
        headers.put("Sec-WebSocket-Accept", accept(key));
        subprotocol.ifPresent(name -> headers.put("Sec-WebSocket-Protocol", name));
        return new HttpAnswer(101, headers, "");
    }

    /**
     * Creates a refusal with a text for people.
     *
     * @param status the status
     * @param text the text
     * @return the answer, with the headers that the status requires
     */
    public static HttpAnswer refusal(int status, String text) {
        Map<String, String> headers = plainText();
        switch (status) {
            case 429, 503 -> headers.put("Retry-After", "60");
            case 401 -> headers.put("WWW-Authenticate", "Basic realm=\"ocpp\"");
            case 405 -> headers.put("Allow", "GET");
            case 426 -> {
                headers.put("Upgrade", "websocket");
                headers.put("Connection", "Upgrade, close");
                headers.put("Sec-WebSocket-Version", "13");
            }
            default -> {}
        }
        return new HttpAnswer(status, headers, text + "\n");
    }

    /** Explains the purpose of this port to a browser or a person on the command line. */
    static HttpAnswer whatThisIs(OpeningRequest request, PathTemplate paths) {
        String text =
                "This port speaks OCPP-J, which is WebSocket. Charging stations connect to " + paths.shortest() + ".";
        HttpAnswer answer = refusal(426, text);
        if (!request.header("accept").contains("text/html")) {
            return answer;
        }
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put("Content-Type", "text/html; charset=utf-8");
        return new HttpAnswer(426, headers, "<!DOCTYPE html><html><title>OCPP-J</title><p>" + text + "</p></html>\n");
    }

    /**
     * The encoded answer, for bindings that write it themselves.
     *
     * @return the bytes
     */
    public ByteBuffer bytes() {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + status + " " + PHRASES.getOrDefault(status, "Refused") + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (status != 101) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(start.length + content.length)
                .put(start)
                .put(content)
                .flip();
    }

    private static Map<String, String> plainText() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Connection", "close");
        headers.put("Content-Type", "text/plain; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    private static String accept(String key) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder()
                    .encodeToString(sha1.digest((key + ACCEPT_SUFFIX).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java platform has SHA-1", missing);
        }
    }
}
