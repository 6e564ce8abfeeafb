package org.ocpp4j.server.certificate;

import org.ocpp4j.server.rest.Caller;

/** Brings certificates to the stations that asked for them. Thread-safe; may block. */
public interface CertificateChainDelivery {
    /**
     * Keeps the chain with the request, sends it to the station by CertificateSigned, and notes what came of it.
     *
     * @param request the number of the request, which is neither sent nor rejected yet
     * @param identity the station
     * @param chain certificates in PEM, the station's own first; valid PEM
     * @param caller who gives it
     * @return what came of it
     * @throws org.ocpp4j.server.rest.ProblemException if the chain could not be kept or sent; the request may then be
     *     answered again
     */
    Delivery deliver(long request, String identity, String chain, Caller caller);

    /**
     * What came of a delivery.
     *
     * @param status SENT: the station has accepted it. REFUSED: it has not. SIGNED: the chain is kept and is sent when the
     *     station connects. FAILED: the station gave no answer
     * @param detail more about it, for people; perhaps empty
     */
    record Delivery(String status, String detail) {}
}
