package org.ocpp4j.json.handshake;

/** Why a connection did not become a session; {@link RefusedConnection#reason} describes it for people. */
public enum RefusalCause {
    /** The input is not an HTTP request, or is too long, or is the start of TLS on a port without TLS. */
    MALFORMED_REQUEST,
    /**
     * The request does not open a WebSocket of version 13: method, upgrade, version or key do not match (RFC 6455,
     * 4.2.1).
     */
    NO_WEBSOCKET,
    /** The path does not match the {@link PathTemplate}, or cannot be decoded. */
    PATH,
    /** Both sides have no version in common (OCPP-J 1.6, section 3.2). */
    NO_COMMON_VERSION,
    /** Too many handshakes per minute came from one address. */
    HANDSHAKE_RATE,
    /** Too many stations are connected, or too many sockets are open. */
    TOO_MANY_CONNECTIONS,
    /** The admission of the application refused it. */
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
