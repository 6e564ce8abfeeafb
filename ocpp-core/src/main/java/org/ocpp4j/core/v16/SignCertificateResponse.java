package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a signing request is passed on (OCPP 1.6 security whitepaper, section 5.18); the certificate follows
 * later in a CertificateSigned request.
 *
 * @param status whether the request is passed on
 */
public record SignCertificateResponse(GenericStatus status) implements Response {}
