package org.ocpp4j.soap;

/** Whether a server requests certificates of its clients in the TLS handshake. */
enum ClientCertificates {
    /** It does not request any. */
    NONE,
    /** It requests them; a client without a certificate may connect, a client with an untrusted certificate may not. */
    WANTED,
    /** It requires them; a client without a trusted certificate cannot connect. */
    NEEDED
}
