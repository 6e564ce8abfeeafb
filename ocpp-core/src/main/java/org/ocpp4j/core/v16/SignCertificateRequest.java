package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.MaxLength;

/**
 * Asks to have a new certificate for the station signed (OCPP 1.6 security whitepaper, section 5.17).
 *
 * @param csr certificate signing request (RFC 2986) in PEM
 */
public record SignCertificateRequest(@MaxLength(5500) String csr) implements FromStation<SignCertificateResponse> {}
