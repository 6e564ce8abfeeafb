package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a root certificate was installed (OCPP 1.6 security whitepaper, section 5.12).
 *
 * @param status whether it is installed, or why not
 */
public record InstallCertificateResponse(InstallCertificateStatus status) implements Response {}
