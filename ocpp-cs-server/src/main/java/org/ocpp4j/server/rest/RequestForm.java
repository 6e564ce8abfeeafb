package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads forms, {@code application/x-www-form-urlencoded}. Stateless. */
public final class RequestForm {
    private RequestForm() {}

    /**
     * The text of a form. A body with the content type of a form that begins with a brace is JSON: {@code curl -d}
     * sends that.
     *
     * @param request the request
     * @return the form, or null if the body is not a form
     * @throws ProblemException if the body has the content type of a form and is not UTF-8
     */
    public static @Nullable String text(Context request) {
        if (!request.isFormUrlencoded()) {
            return null;
        }
        String text = RequestText.of(request);
        return text.stripLeading().startsWith("{") ? null : text;
    }

    /**
     * The fields of a form.
     *
     * @param form its text
     * @return the values by the names of their fields, in the order of the form
     * @throws ProblemException if a field cannot be decoded
     */
    public static Map<String, List<String>> fields(String form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                fields.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return RequestText.unescaped(text, true);
        } catch (IllegalArgumentException escape) {
            throw Problems.invalidBody("", "has a field with a % that no two hexadecimal digits follow");
        } catch (CharacterCodingException notUtf8) {
            throw Problems.invalidBody("", "has a field that is not UTF-8");
        }
    }
}
