package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.ToStation;

/**
 * Asks which certificates of one use a station has installed (OCPP 1.6 security whitepaper, section 5.7).
 *
 * @param certificateType use of the wanted certificates
 */
public record GetInstalledCertificateIdsRequest(CertificateUse certificateType)
        implements ToStation<GetInstalledCertificateIdsResponse> {}
