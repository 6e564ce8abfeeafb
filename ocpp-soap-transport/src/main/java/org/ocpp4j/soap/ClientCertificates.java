package org.ocpp4j.soap;

/** Whether a server asks for certificates of its clients in the TLS handshake. */
enum ClientCertificates {
    /** It does not. */
    NONE,
    /** It does; who has none may connect, but who shows one that is not trusted may not. */
    WANTED,
    /** Who has none that is trusted cannot connect. */
    NEEDED
}
