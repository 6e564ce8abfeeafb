package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a station accepts its new certificate (OCPP 1.6 security whitepaper, section 5.2).
 *
 * @param status whether the certificate is valid to the station
 */
public record CertificateSignedResponse(CertificateSignedStatus status) implements Response {}
