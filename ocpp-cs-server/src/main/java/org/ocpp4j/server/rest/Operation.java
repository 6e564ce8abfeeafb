package org.ocpp4j.server.rest;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API. It declares its input and its answers in one place: requests are checked against this, and
 * the description of the API is made from it.
 *
 * @param method the HTTP method
 * @param path the path, with parameters in braces
 * @param id a unique name, for generated clients
 * @param tag its group
 * @param summary its purpose, in one line
 * @param description further details; may be empty
 * @param scope the scope that the caller needs; null for none
 * @param withoutDatabase whether it needs no database, and is served to known callers while that is unavailable
 * @param parameters those of path, query and header
 * @param body the schema of the request's body; null for none
 * @param largestBody the most bytes of the body
 * @param answers the possible answers; problems common to all operations are added
 * @param handler handles requests; one from {@link Builder#handledBy} first checks the query
 */
public record Operation(
        HandlerType method,
        String path,
        String id,
        String tag,
        String summary,
        String description,
        @Nullable Scope scope,
        boolean withoutDatabase,
        List<Parameter> parameters,
        @Nullable Schema body,
        int largestBody,
        List<Answer> answers,
        Handler handler) {
    private static final int LARGEST_BODY = 1_000_000;

    /** Copies the lists. */
    public Operation {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /** Whether the body of a request is read; others are ignored. */
    public boolean readsBody() {
        return !method.equals(HandlerType.GET)
                && !method.equals(HandlerType.HEAD)
                && !method.equals(HandlerType.DELETE);
    }

    /** A misspelt filter must not show everything. */
    private static void checkQuery(Context request, List<String> known) {
        request.queryParamMap().forEach((name, values) -> {
            if (!known.contains(name)) {
                throw Problems.invalidParameter(
                        Problems.shorten(name),
                        values.isEmpty() ? "" : values.get(0),
                        known.isEmpty() ? "no parameter" : "one of " + String.join(", ", known));
            }
            if (values.size() > 1) {
                throw Problems.invalidParameter(name, String.join("\" and \"", values), "one value");
            }
        });
    }

    /**
     * Begins to describe an operation.
     *
     * @param method the HTTP method
     * @param path the path, with parameters in braces
     * @param id a name that no other operation has
     * @return a builder: scope {@link Scope#VIEW}
     */
    public static Builder of(HandlerType method, String path, String id) {
        return new Builder(method, path, id);
    }

    /** Collects; not safe for use by several threads. */
    public static final class Builder {
        private final HandlerType method;
        private final String path;
        private final String id;
        private String tag = "";
        private String summary = "";
        private String description = "";
        private @Nullable Scope scope = Scope.VIEW;
        private boolean withoutDatabase;
        private final List<Parameter> parameters = new ArrayList<>();
        private @Nullable Schema body;
        private int largestBody = LARGEST_BODY;
        private final List<Answer> answers = new ArrayList<>();

        private Builder(HandlerType method, String path, String id) {
            this.method = method;
            this.path = path;
            this.id = id;
        }

        /** Sets the group. */
        public Builder tag(String value) {
            this.tag = value;
            return this;
        }

        /** Sets its purpose, in one line. */
        public Builder summary(String value) {
            this.summary = value;
            return this;
        }

        /** Sets further details. */
        public Builder description(String value) {
            this.description = value;
            return this;
        }

        /** Sets the scope that the caller needs. */
        public Builder scope(Scope value) {
            this.scope = value;
            return this;
        }

        /** Lets everybody in. */
        public Builder open() {
            this.scope = null;
            return this;
        }

        /** It needs no database: while that is unavailable, it is served to known callers. */
        public Builder withoutDatabase() {
            this.withoutDatabase = true;
            return this;
        }

        /** Adds a parameter of the path. */
        public Builder path(String name, String meaning) {
            parameters.add(new Parameter(name, Parameter.Place.PATH, "string", "", meaning));
            return this;
        }

        /** Adds a parameter of the query that is a string. */
        public Builder query(String name, String meaning) {
            return query(name, "string", "", meaning);
        }

        /** Adds a parameter of the query. */
        public Builder query(String name, String type, String format, String meaning) {
            parameters.add(new Parameter(name, Parameter.Place.QUERY, type, format, meaning));
            return this;
        }

        /** Adds a header. */
        public Builder header(String name, String meaning) {
            parameters.add(new Parameter(name, Parameter.Place.HEADER, "string", "", meaning));
            return this;
        }

        /** Sets the schema of the request's body. */
        public Builder body(Schema value) {
            this.body = value;
            return this;
        }

        /** Sets the most bytes of the body; 1,000,000 if it is not called. */
        public Builder largestBody(int bytes) {
            this.largestBody = bytes;
            return this;
        }

        /** Adds a possible answer. */
        public Builder answers(int status, String when, @Nullable Schema schema) {
            answers.add(new Answer(status, when, schema));
            return this;
        }

        /**
         * Ends the description.
         *
         * @param handler does it; it is not called for a query with a parameter that is not described, or is there twice
         */
        public Operation handledBy(Handler handler) {
            Objects.requireNonNull(handler);
            List<String> known = parameters.stream()
                    .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                    .map(Parameter::name)
                    .toList();
            return new Operation(
                    method,
                    path,
                    id,
                    tag,
                    summary,
                    description,
                    scope,
                    withoutDatabase,
                    parameters,
                    body,
                    largestBody,
                    answers,
                    request -> {
                        checkQuery(request, known);
                        handler.handle(request);
                    });
        }
    }
}
