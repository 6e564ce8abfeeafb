package org.ocpp4j.server.rest.list;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;

/** Of a request that says nothing. */
public record NoValues() implements Values {
    @Override
    public @Nullable String value(String name) {
        return null;
    }

    @Override
    public ProblemException invalid(String name, String found, String expected) {
        return Problems.invalidParameter(name, found, expected);
    }
}
