package org.ocpp4j.soap;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP response for a web server to send, or as a {@link SoapCaller} received it. Immutable, except for the bytes of
 * the body, which are not copied and must not be changed.
 *
 * @param status the HTTP status
 * @param headers the headers, names in lower case; without {@code content-length}, which the server writes
 * @param body the body, compressed if the headers say so; perhaps empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body is large and never compared
public record SoapResponse(int status, Map<String, String> headers, byte[] body) {

    /** Copies the headers, whose names may be in any case. */
    public SoapResponse {
        headers = headers.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        header -> header.getKey().toLowerCase(Locale.ROOT),
                        Map.Entry::getValue,
                        (first, second) -> first));
    }

    /**
     * Creates a plain-text response.
     *
     * @param status the HTTP status
     * @param text the text, for people
     * @return the response, in UTF-8
     */
    public static SoapResponse text(int status, String text) {
        return new SoapResponse(
                status,
                Map.of("content-type", "text/plain; charset=utf-8"),
                (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A header.
     *
     * @param name the header's name, in any case
     * @return its value, or empty
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Omits the body, since it may contain secrets. */
    @Override
    public String toString() {
        return "SoapResponse[" + status + ", " + body.length + " bytes]";
    }
}
