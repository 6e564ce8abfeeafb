package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a station accepts its new certificate (OCPP 1.6 security whitepaper, section 6.2). */
public final class CertificateSignedStatus extends WireEnum {
    /** The certificate is valid and accepted. */
    public static final CertificateSignedStatus ACCEPTED = new CertificateSignedStatus("Accepted");
    /** The certificate is not valid. */
    public static final CertificateSignedStatus REJECTED = new CertificateSignedStatus("Rejected");

    private static final Known<CertificateSignedStatus> KNOWN = known(CertificateSignedStatus::new, ACCEPTED, REJECTED);

    private CertificateSignedStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static CertificateSignedStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<CertificateSignedStatus> values() {
        return KNOWN.values();
    }
}
