package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a root certificate was installed (OCPP 1.6 security whitepaper, section 6.3). */
public final class InstallCertificateStatus extends WireEnum {
    /** The certificate is installed. */
    public static final InstallCertificateStatus ACCEPTED = new InstallCertificateStatus("Accepted");
    /** The certificate is in order, but could not be installed. */
    public static final InstallCertificateStatus FAILED = new InstallCertificateStatus("Failed");
    /** The certificate is not in order, or no more of them may be installed. */
    public static final InstallCertificateStatus REJECTED = new InstallCertificateStatus("Rejected");

    private static final Known<InstallCertificateStatus> KNOWN =
            known(InstallCertificateStatus::new, ACCEPTED, FAILED, REJECTED);

    private InstallCertificateStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static InstallCertificateStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<InstallCertificateStatus> values() {
        return KNOWN.values();
    }
}
