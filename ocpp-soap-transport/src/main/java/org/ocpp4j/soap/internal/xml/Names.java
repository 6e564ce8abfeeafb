package org.ocpp4j.soap.internal.xml;

import java.util.Set;

/** Namespaces, and words that are compared. */
final class Names {
    static final String SOAP = "http://www.w3.org/2003/05/soap-envelope";
    static final String SOAP_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";
    /** The present namespace, and the namespace of a draft that some stations still use. Only the former is written. */
    static final Set<String> ADDRESSINGS = Set.of(ADDRESSING, "http://schemas.xmlsoap.org/ws/2004/08/addressing");

    static final String ANONYMOUS = ADDRESSING + "/anonymous";
    static final String FAULT_ACTION = ADDRESSING + "/soap/fault";
    static final String XML = "http://www.w3.org/XML/1998/namespace";
    static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    /** Of our own: what a CALLERROR has as details, as JSON. */
    static final String DETAILS = "urn:ocpp4j:details";

    static final String IDENTITY = "chargeBoxIdentity";

    private Names() {}
}
