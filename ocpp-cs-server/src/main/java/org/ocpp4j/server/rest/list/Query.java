package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.text.Characters;

/**
 *  The parameters in the path and the query of a request; {@link Operation.Builder#handledBy} has rejected undeclared
 *  ones.
 */
public final class Query implements Values {
    private final Context request;

    private Query(Context request) {
        this.request = request;
    }

    public static Query of(Context request) {
        return new Query(request);
    }

    @Override
    public @Nullable String value(String name) {
        String text = request.queryParam(name);
        return text == null ? null : checked(name, text);
    }

    @Override
    public ProblemException invalid(String name, String found, String expected) {
        return Problems.invalidParameter(name, found, expected);
    }

    /** A parameter of the path, decoded. */
    public static String path(Context request, String name) {
        return checked(name, request.pathParam(name));
    }

    /** A parameter of the path that is an integer of 32 bits, as the numbers of OCPP are. */
    public static int integer(Context request, String name) {
        String text = path(request, name);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException malformed) {
            throw Problems.invalidParameter(name, text, "an integer of 32 bits");
        }
    }

    /** A parameter of the path that is a number of this side. */
    public static long number(Context request, String name) {
        String text = path(request, name);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException malformed) {
            throw Problems.invalidParameter(name, text, "an integer");
        }
    }

    private static String checked(String name, String text) {
        if (Characters.isInvalidName(text)) {
            throw Problems.invalidParameter(name, text, "text without control characters");
        }
        return text;
    }
}
