package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to delete an installed certificate (OCPP 1.6 security whitepaper, section 5.3).
 *
 * @param certificateHashData certificate to delete
 */
public record DeleteCertificateRequest(CertificateHashData certificateHashData)
        implements ToStation<DeleteCertificateResponse> {}
