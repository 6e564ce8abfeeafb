package org.ocpp4j.soap;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An HTTP response, as a web server is to send it, or as a {@link SoapCaller} received it. Immutable, but for the bytes
 * of the body, which are not copied and must not be changed.
 *
 * @param status the HTTP status
 * @param headers the headers, names in lower case; without {@code content-length}, which is the server's to write
 * @param body the body, compressed where the headers say so; perhaps empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body is large, and nobody compares two of them
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
     * A response in plain words.
     *
     * @param status the HTTP status
     * @param text what to say to whoever reads it
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

    /** Leaves the body out, since it may hold secrets. */
    @Override
    public String toString() {
        return "SoapResponse[" + status + ", " + body.length + " bytes]";
    }
}
