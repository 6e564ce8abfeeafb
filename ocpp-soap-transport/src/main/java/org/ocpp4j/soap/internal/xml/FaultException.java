package org.ocpp4j.soap.internal.xml;

/** A message cannot be accepted; contains the fault to answer. */
public final class FaultException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;

    public FaultException(Fault fault) {
        super(fault.reason());
        this.fault = fault;
    }

    /** The fault to answer. */
    public Fault fault() {
        return fault;
    }
}
