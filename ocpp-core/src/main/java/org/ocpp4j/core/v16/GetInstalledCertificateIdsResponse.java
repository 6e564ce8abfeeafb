package org.ocpp4j.core.v16;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.MinItems;
import org.ocpp4j.core.message.Response;

/**
 * Lists certificates that a station has installed (OCPP 1.6 security whitepaper, section 5.8).
 *
 * @param certificateHashData one entry for each certificate; null if there is none, since an empty list is not allowed
 * @param status whether there is any certificate of the kind
 */
public record GetInstalledCertificateIdsResponse(
        @MinItems(1) @Nullable List<CertificateHashData> certificateHashData, GetInstalledCertificateStatus status)
        implements Response {

    /** Makes the message with a copy of the list. */
    public GetInstalledCertificateIdsResponse {
        certificateHashData = certificateHashData == null ? null : List.copyOf(certificateHashData);
    }

    /** Sets the required components; the optional ones are null. */
    public GetInstalledCertificateIdsResponse(GetInstalledCertificateStatus status) {
        this(null, status);
    }

    /** Returns a copy with this {@code certificateHashData}; null removes it. */
    public GetInstalledCertificateIdsResponse withCertificateHashData(
            @Nullable List<CertificateHashData> certificateHashData) {
        return new GetInstalledCertificateIdsResponse(certificateHashData, status);
    }
}
