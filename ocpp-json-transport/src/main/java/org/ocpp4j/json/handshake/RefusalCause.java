package org.ocpp4j.json.handshake;

/** Why a connection did not become a session; {@link RefusedConnection#reason} says the same for people. */
public enum RefusalCause {
    /** What came is no HTTP request, or too long, or the beginning of TLS where none is spoken. */
    MALFORMED_REQUEST,
    /** The request does not open a WebSocket of version 13: method, upgrade, version or key are others (RFC 6455, 4.2.1). */
    NO_WEBSOCKET,
    /** The path does not fit the {@link PathTemplate}, or cannot be decoded. */
    PATH,
    /** Both sides have no version in common (OCPP-J 1.6, section 3.2). */
    NO_COMMON_VERSION,
    /** Too many handshakes per minute came from one address. */
    HANDSHAKE_RATE,
    /** Too many stations are connected, or too many sockets are open. */
    TOO_MANY_CONNECTIONS,
    /** The admission of the application said no. */
    ADMISSION,
    /** The admission of the application failed. */
    ADMISSION_FAILED,
    /** The admission of the application did not decide in time. */
    ADMISSION_TIMEOUT,
    /** The peer did not complete its request in time. */
    REQUEST_TIMEOUT,
    /** The connection ended before the handshake was complete. */
    CONNECTION_LOST,
    /** The endpoint stops, or has not started. */
    STOPPING
}
