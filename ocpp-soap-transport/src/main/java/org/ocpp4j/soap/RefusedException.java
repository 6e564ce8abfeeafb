package org.ocpp4j.soap;

import org.ocpp4j.soap.internal.xml.Fault;

/** A request is refused; contains the answer. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Fault fault;

    RefusedException(int status, Fault fault, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.fault = fault;
    }

    int status() {
        return status;
    }

    Fault fault() {
        return fault;
    }
}
