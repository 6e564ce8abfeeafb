package org.ocpp4j.server.messagelog;

/** The kind of a frame. */
enum FrameKind {
    /** A call; in SOAP a request. */
    CALL,
    /** The result of a call. */
    RESULT,
    /** A CALLERROR; in SOAP a fault. */
    ERROR,
    /** None of these: it is malformed, or of an unknown type. */
    OTHER
}
