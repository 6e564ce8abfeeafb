package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.RequestForm;
import org.ocpp4j.server.text.Characters;

/**
 * The body of a request for transactions or reservations; every member may be missing or null.
 *
 * @param identity only those of this station
 * @param dateFrom only those from this moment on
 * @param dateTo only those up to this moment
 */
public record ListRequest(
        @Nullable String identity,
        @Nullable String dateFrom,
        @Nullable String dateTo) implements Values {
    private static final String IDENTITY = "identity";
    private static final Set<String> MEMBERS = new TreeSet<>(Set.of(IDENTITY, TimeRange.FROM, TimeRange.TO));

    /** Reads JSON with any content type, or a form, or no body at all. */
    public static ListRequest of(Context request) {
        String form = RequestForm.text(request);
        if (form != null) {
            return form(RequestForm.fields(form));
        }
        Body body = Body.optional(request);
        ListRequest read =
                new ListRequest(body.name(IDENTITY, 255), body.name(TimeRange.FROM, 100), body.name(TimeRange.TO, 100));
        body.end();
        return read;
    }

    private static ListRequest form(Map<String, List<String>> fields) {
        Map<String, String> single = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (!MEMBERS.contains(name)) {
                throw Problems.invalidBody("/" + name, "is unknown; expected are " + String.join(", ", MEMBERS));
            }
            if (values.size() > 1) {
                throw Problems.invalidBody("/" + name, "is there " + values.size() + " times");
            }
            if (Characters.isInvalidName(values.get(0))) {
                throw Problems.invalidBody("/" + name, "has control characters");
            }
            if (!values.get(0).isEmpty()) {
                single.put(name, values.get(0));
            }
        });
        return new ListRequest(single.get(IDENTITY), single.get(TimeRange.FROM), single.get(TimeRange.TO));
    }

    @Override
    public @Nullable String value(String name) {
        return switch (name) {
            case IDENTITY -> identity;
            case TimeRange.FROM -> dateFrom;
            case TimeRange.TO -> dateTo;
            default -> null;
        };
    }

    @Override
    public ProblemException invalid(String name, String found, String expected) {
        return Problems.invalidBody("/" + name, "is \"" + Problems.shorten(found) + "\"; expected is " + expected);
    }
}
