package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.ocpp4j.server.text.Characters;

/** Decodes the texts of requests strictly: nothing is replaced, left out or taken for something else. Stateless. */
public final class RequestText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private RequestText() {}

    /**
     * Refuses a path or a query that cannot be decoded, or that has control characters: nothing that is looked up has them,
     * and PostgreSQL takes no NUL. Lines and tabs may be searched for.
     */
    public static void check(Context request) {
        try {
            if (Characters.isInvalidName(unescaped(request.req().getRequestURI(), false))) {
                throw malformed("The path has control characters");
            }
            String query = request.queryString();
            if (query != null && Characters.isInvalidText(unescaped(query, true))) {
                throw malformed("The query has control characters");
            }
        } catch (CharacterCodingException notUtf8) {
            throw malformed("Path or query are not UTF-8 once their escapes are decoded");
        } catch (IllegalArgumentException escape) {
            throw malformed("Path or query have a % that no two hexadecimal digits follow");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(400, "invalidParameter", detail);
    }

    /**
     * The text of a body, without a byte order mark.
     *
     * @param request a request with a body
     * @return its text
     * @throws ProblemException if it is not UTF-8
     */
    public static String of(Context request) {
        try {
            String text = decoded(request.bodyAsBytes());
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw Problems.invalidBody("", "is not UTF-8");
        }
    }

    /**
     * A part of a form or a URL without its escapes.
     *
     * @param text a part of {@code application/x-www-form-urlencoded}, or of a URL
     * @param form whether a plus stands for a space
     * @return the text that was meant
     * @throws IllegalArgumentException if a percent sign is not followed by two hexadecimal digits
     * @throws CharacterCodingException if it is not UTF-8 then
     */
    public static String unescaped(String text, boolean form) throws CharacterCodingException {
        if (text.indexOf('%') < 0) {
            return form ? text.replace('+', ' ') : text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf('%', at);
            if (end == at) {
                bytes.write(digit(text, at + 1) * 16 + digit(text, at + 2));
                at += 3;
            } else {
                String plain = text.substring(at, end < 0 ? text.length() : end);
                bytes.writeBytes((form ? plain.replace('+', ' ') : plain).getBytes(StandardCharsets.UTF_8));
                at += plain.length();
            }
        }
        return decoded(bytes.toByteArray());
    }

    private static int digit(String text, int at) {
        int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("No hexadecimal digit at " + at);
        }
        return digit;
    }

    private static String decoded(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
