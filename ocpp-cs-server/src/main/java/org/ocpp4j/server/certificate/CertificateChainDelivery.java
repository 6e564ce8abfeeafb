package org.ocpp4j.server.certificate;

import org.ocpp4j.server.rest.Caller;

/** Delivers certificates to the stations that requested them. Thread-safe; may block. */
public interface CertificateChainDelivery {
    /**
     * Stores the chain with the request, sends it to the station by CertificateSigned, and records the outcome.
     *
     * @param request the number of the request, which is neither sent nor rejected yet
     * @param identity the station
     * @param chain certificates in PEM, the station's own first; valid PEM
     * @param caller the caller that provides it
     * @return the outcome
     * @throws org.ocpp4j.server.rest.ProblemException if the chain could not be stored or sent; the request may then be
     *     answered again
     */
    Delivery deliver(long request, String identity, String chain, Caller caller);

    /**
     * The outcome of a delivery.
     *
     * @param status SENT: the station has accepted it. REFUSED: it has not. SIGNED: the chain is stored and will be
     *     sent when the station connects. FAILED: the station did not answer
     * @param detail details, for people; may be empty
     */
    record Delivery(String status, String detail) {}
}
