package org.ocpp4j.server.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.text.Texts;

/** The problems that all resources have in common. */
public final class Problems {
    private static final int SHOWN = 100;

    private Problems() {}

    /** 400: a parameter of the path or the query cannot be used. */
    public static ProblemException invalidParameter(String name, String found, String expected) {
        String shown = Secrets.policy().isName(name)
                ? Secrets.MASK
                : shorten(Secrets.policy().maskLine(found));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("parameter", name);
        members.put("found", shown);
        members.put("expected", expected);
        return new ProblemException(
                400,
                "invalidParameter",
                "The parameter " + name + " is \"" + shown + "\"; expected is " + expected + ".",
                members);
    }

    /** 400: the body cannot be used; the pointer (RFC 6901) names the place, and is empty for the whole body. */
    public static ProblemException invalidBody(String pointer, String reason) {
        return invalidBody(pointer, reason, Map.of());
    }

    /** The same with further members. */
    public static ProblemException invalidBody(String pointer, String reason, Map<String, Object> further) {
        String place = pointer.isEmpty() ? "The body" : "The body at " + shorten(pointer);
        Map<String, Object> members = new LinkedHashMap<>(further);
        members.put("pointer", pointer);
        return new ProblemException(400, "invalidBody", place + " " + reason + ".", members);
    }

    /** 404. */
    public static ProblemException notFound(String what) {
        return new ProblemException(404, "notFound", what);
    }

    /** 404: the station is unknown. */
    public static ProblemException unknownStation(String identity) {
        return new ProblemException(
                404,
                "unknownStation",
                "The station \"" + shorten(identity) + "\" is not registered and has never connected.");
    }

    /** Input of the caller, shortened for the answer. */
    public static String shorten(String text) {
        String beginning = Texts.beginning(text, SHOWN); // JSON can hold any character
        return beginning.length() == text.length() ? text : beginning + "...";
    }
}
