package org.ocpp4j.server.certificate;

import java.util.concurrent.CompletionStage;

/** Sends CertificateSigned to a station. Called by one thread at a time; must not block it. */
@FunctionalInterface
public interface CertificateDelivery {
    /** The station's result. */
    enum Outcome {
        /** It took the certificate. */
        ACCEPTED,
        /** It turned the certificate down. */
        REJECTED,
        /** Nothing left for the station; it is tried again when the station boots, or when the server starts. */
        NOT_CONNECTED
    }

    /**
     * Sends a certificate.
     *
     * @param identity the station
     * @param chain the certificate and those above it, in PEM
     * @return the outcome; a stage that fails makes the request FAILED, because the station may have got it
     */
    CompletionStage<Outcome> deliver(String identity, String chain);
}
