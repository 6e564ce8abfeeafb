package org.ocpp4j.server.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the kind {@code application/problem+json} (RFC 9457): {@code type}, {@code title}, {@code status}, {@code
 * detail}, {@code outcome} and further members.
 */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String outcome;
    private final transient Map<String, Object> members;
    private final transient Map<String, String> headers;

    /**
     * A problem.
     *
     * @param status the HTTP status
     * @param outcome the kind of problem, for programs: a word in lower camel case, for example {@code notConnected}
     * @param detail the problem, for people: what, where and why
     */
    public ProblemException(int status, String outcome, String detail) {
        this(status, outcome, detail, Map.of());
    }

    /**
     * A problem with further members.
     *
     * @param status the HTTP status
     * @param outcome the kind of problem, for programs
     * @param detail the problem, for people
     * @param members further members, written as JSON in their order
     */
    public ProblemException(int status, String outcome, String detail, Map<String, Object> members) {
        this(status, outcome, detail, members, Map.of());
    }

    private ProblemException(
            int status, String outcome, String detail, Map<String, Object> members, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.outcome = outcome;
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        this.headers = Map.copyOf(headers);
    }

    /**
     * The same problem with a header beside it.
     *
     * @param name the header's name
     * @param value its value: printable ASCII
     * @return a copy
     */
    public ProblemException header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ProblemException(status, outcome, String.valueOf(getMessage()), members, more);
    }

    /**
     * The same problem with a member more.
     *
     * @param name the member's name
     * @param value its value
     * @return a copy
     */
    public ProblemException with(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new ProblemException(status, outcome, String.valueOf(getMessage()), more, headers);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The kind of problem, for programs. */
    public String outcome() {
        return outcome;
    }

    /** Further members. */
    public Map<String, Object> members() {
        return members;
    }

    /** Headers of the answer. */
    public Map<String, String> headers() {
        return headers;
    }
}
