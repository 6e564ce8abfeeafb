package org.ocpp4j.server.rest.list;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;

/** Named values of a request, from its query or its body. */
public interface Values {
    /** The value, or null if the request has none. */
    @Nullable
    String value(String name);

    /** The problem that a value cannot be used. */
    ProblemException invalid(String name, String found, String expected);
}
