package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** What a root certificate is used for (OCPP 1.6 security whitepaper, section 6.4). */
public final class CertificateUse extends WireEnum {
    /** To verify the central system. */
    public static final CertificateUse CENTRAL_SYSTEM_ROOT_CERTIFICATE =
            new CertificateUse("CentralSystemRootCertificate");
    /** To verify the certificates that sign firmware. */
    public static final CertificateUse MANUFACTURER_ROOT_CERTIFICATE =
            new CertificateUse("ManufacturerRootCertificate");

    private static final Known<CertificateUse> KNOWN =
            known(CertificateUse::new, CENTRAL_SYSTEM_ROOT_CERTIFICATE, MANUFACTURER_ROOT_CERTIFICATE);

    private CertificateUse(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static CertificateUse of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<CertificateUse> values() {
        return KNOWN.values();
    }
}
