package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a certificate was deleted (OCPP 1.6 security whitepaper, section 5.4).
 *
 * @param status whether it is gone, or why not
 */
public record DeleteCertificateResponse(DeleteCertificateStatus status) implements Response {}
