package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.MaxLength;
import org.ocpp4j.core.message.ToStation;

/**
 * Hands a station its new certificate, which an authority has signed (OCPP 1.6 security whitepaper, section 5.1).
 *
 * @param certificateChain certificate of the station, followed by those of intermediate authorities where needed, in
 *     PEM; a setting of the station may bound its length further
 */
public record CertificateSignedRequest(@MaxLength(10000) String certificateChain)
        implements ToStation<CertificateSignedResponse> {}
