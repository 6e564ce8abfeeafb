package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads forms, {@code application/x-www-form-urlencoded}. Stateless. */
public final class RequestForm {
    private RequestForm() {}

    /**
     * The text of a form. A body that is called a form and begins with a brace is JSON: that is what {@code curl -d} sends.
     *
     * @param request the request
     * @return the form, or null if the body is none; one that is not UTF-8 is none either
     */
    public static @Nullable String text(Context request) {
        if (!request.isFormUrlencoded()) {
            return null;
        }
        try {
            String text = RequestText.of(request);
            return text.stripLeading().startsWith("{") ? null : text;
        } catch (CharacterCodingException notUtf8) {
            return null; // whoever reads it as JSON says so
        }
    }

    /**
     * The fields of a form.
     *
     * @param form its text
     * @param malformed makes what is thrown, of a reason such as {@code is not UTF-8}
     * @return the values by the names of their fields, in the order of the form
     */
    public static Map<String, List<String>> fields(
            String form, Function<String, ? extends RuntimeException> malformed) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals), malformed);
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), malformed);
                fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            }
        }
        return fields;
    }

    private static String decoded(String text, Function<String, ? extends RuntimeException> malformed) {
        try {
            return RequestText.unescaped(text, true);
        } catch (IllegalArgumentException escape) {
            throw malformed.apply("has a field with a % that no two hexadecimal digits follow");
        } catch (CharacterCodingException notUtf8) {
            throw malformed.apply("has a field that is not UTF-8");
        }
    }
}
