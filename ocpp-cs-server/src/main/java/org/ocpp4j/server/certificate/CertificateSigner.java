package org.ocpp4j.server.certificate;

import java.util.concurrent.CompletionStage;

/** Signs certificates for stations. Called by one thread at a time; must not block it, hence the stage. */
@FunctionalInterface
public interface CertificateSigner {
    /** The verdict on a request. */
    sealed interface Verdict {}

    /**
     * It was signed.
     *
     * @param chain the certificate and those above it, in PEM, the station's first
     */
    record Signed(String chain) implements Verdict {}

    /**
     * It will not be signed.
     *
     * @param why a sentence for people
     */
    record Declined(String why) implements Verdict {}

    /**
     * Signs a request, or declines. Called again for a request that had no answer when the server stopped.
     *
     * @param identity the station
     * @param csr the certificate signing request in PEM, as the station sent it, unchecked
     * @return the verdict; a stage that fails makes the request FAILED
     */
    CompletionStage<Verdict> sign(String identity, String csr);
}
