package org.ocpp4j.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.BufferUnderflowException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The content codings of HTTP (RFC 9110, section 8.4.1): gzip and deflate. {@code deflate} should be wrapped as zlib;
 * some peers omit the wrapping, which the first two bytes show. Thread-safe.
 */
final class ContentCoding {
    /** How many may be stacked: one is usual, and each multiplies the cost of a few bytes. */
    private static final int MOST = 2;

    private ContentCoding() {}

    /**
     * Removes the codings. Uses at most a few times {@code largest} of memory, however large the body would become;
     * this includes the data between two codings, where few bytes may also represent gigabytes.
     *
     * @param contentEncodings the values of {@code Content-Encoding}, each of them perhaps a list
     * @param body the body as received; an empty one is always valid
     * @param largest how large it may become, in bytes
     * @return the plain body; the same array if there is no coding
     * @throws UnreadableBodyException 415 if a coding is unknown or there are too many, 413 if the plain body is too
     *     large, 400 if the data are broken
     */
    static byte[] decode(List<String> contentEncodings, byte[] body, int largest) throws UnreadableBodyException {
        List<String> applied = applied(contentEncodings);
        byte[] plain = body;
        try {
            for (int i = applied.size() - 1; i >= 0 && plain.length > 0; i--) {
                plain = applied.get(i).equals("gzip")
                        ? InflatedBody.ofGzip(plain, largest)
                        : InflatedBody.ofDeflate(plain, largest);
            }
        } catch (DataFormatException | BufferUnderflowException broken) {
            String codings = String.join(", ", applied);
            throw new UnreadableBodyException(400, "The body is not what its content coding says: " + codings);
        }
        if (plain.length > largest) {
            throw new UnreadableBodyException(413, "The body is larger than " + largest + " bytes");
        }
        return plain;
    }

    /** The codings without identity, in the order in which they were applied. */
    private static List<String> applied(List<String> contentEncodings) throws UnreadableBodyException {
        List<String> applied = elements(contentEncodings)
                .map(coding -> coding.equals("x-gzip") ? "gzip" : coding)
                .filter(coding -> !coding.equals("identity"))
                .toList();
        if (!List.of("gzip", "deflate").containsAll(applied)) {
            throw new UnreadableBodyException(415, "The content coding must be gzip, deflate or identity");
        }
        if (applied.size() > MOST) {
            throw new UnreadableBodyException(415, "There may be " + MOST + " content codings at most");
        }
        return applied;
    }

    private static Stream<String> elements(List<String> values) {
        return values.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(element -> element.strip().toLowerCase(Locale.ROOT))
                .filter(element -> !element.isEmpty());
    }

    /**
     * Chooses the coding of an answer.
     *
     * @param acceptEncodings the values of {@code Accept-Encoding}, each of them perhaps a list
     * @return gzip or deflate, for {@link #encode}; empty if the peer accepts neither, prefers no coding, or did not
     *     send the header
     */
    static Optional<String> chosen(List<String> acceptEncodings) {
        Map<String, Integer> weights = new HashMap<>();
        elements(acceptEncodings).forEach(element -> {
            String[] parts = element.split(";", 2);
            String coding = parts[0].strip();
            int weight = parts.length == 1 ? 1_000 : weight(parts[1].replaceAll("\\s", ""));
            weights.merge(coding.equals("x-gzip") ? "gzip" : coding, weight, Math::max);
        });
        int others = weights.getOrDefault("*", 0);
        int gzip = weights.getOrDefault("gzip", others);
        int deflate = weights.getOrDefault("deflate", others);
        int best = Math.max(gzip, deflate);
        if (best == 0 || best < weights.getOrDefault("identity", 0)) {
            return Optional.empty();
        }
        return Optional.of(gzip == best ? "gzip" : "deflate");
    }

    /** The weight in thousandths; a malformed weight counts as refused. */
    private static int weight(String parameter) {
        return parameter.matches("q=(0(\\.[0-9]{0,3})?|1(\\.0{0,3})?)")
                ? (int) Math.round(Double.parseDouble(parameter.substring(2)) * 1_000)
                : 0;
    }

    /**
     * Compresses.
     *
     * @param coding gzip or deflate
     * @param body the plain body
     * @return a new array
     * @throws IllegalArgumentException if the coding is neither
     */
    static byte[] encode(String coding, byte[] body) {
        ByteArrayOutputStream coded = new ByteArrayOutputStream(body.length / 4 + 64);
        try (OutputStream compressing = compressing(coding, coded)) {
            compressing.write(body);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // only memory is written
        }
        return coded.toByteArray();
    }

    private static OutputStream compressing(String coding, OutputStream coded) throws IOException {
        return switch (coding) {
            case "gzip" -> new GZIPOutputStream(coded);
            case "deflate" -> new DeflaterOutputStream(coded);
            default -> throw new IllegalArgumentException("Neither gzip nor deflate: " + coding);
        };
    }
}
