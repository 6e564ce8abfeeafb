package org.ocpp4j.server.resource;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.api.ProblemException;

/** Of a request that says nothing. */
record NoValues() implements Values {
    @Override
    public @Nullable String value(String name) {
        return null;
    }

    @Override
    public ProblemException invalid(String name, String found, String expected) {
        return Problems.invalidParameter(name, found, expected);
    }
}
