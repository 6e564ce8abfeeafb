package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Asks a station to install a root certificate (OCPP 1.6 security whitepaper, section 5.11).
 *
 * @param certificateType use that the station shall make of it
 * @param certificate certificate in PEM
 */
public record InstallCertificateRequest(
        CertificateUse certificateType, @MaxLength(5500) String certificate)
        implements ToStation<InstallCertificateResponse> {}
