package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether certificates of the wanted use are installed (OCPP 1.6 security whitepaper, section 6.11). */
public final class GetInstalledCertificateStatus extends WireEnum {
    /** There are some. */
    public static final GetInstalledCertificateStatus ACCEPTED = new GetInstalledCertificateStatus("Accepted");
    /** There are none. */
    public static final GetInstalledCertificateStatus NOT_FOUND = new GetInstalledCertificateStatus("NotFound");

    private static final Known<GetInstalledCertificateStatus> KNOWN =
            known(GetInstalledCertificateStatus::new, ACCEPTED, NOT_FOUND);

    private GetInstalledCertificateStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static GetInstalledCertificateStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<GetInstalledCertificateStatus> values() {
        return KNOWN.values();
    }
}
