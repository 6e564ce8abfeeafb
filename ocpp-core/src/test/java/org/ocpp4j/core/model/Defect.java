package org.ocpp4j.core.model;

/** Thrown by what an application gave to the engine; of no kind that anybody expects. */
final class Defect extends Error {
    private static final long serialVersionUID = 1L;

    Defect(String where) {
        super(where, null, false, false);
    }
}
