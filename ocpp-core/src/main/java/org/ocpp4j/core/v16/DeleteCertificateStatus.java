package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether a certificate was deleted (OCPP 1.6 security whitepaper, section 6.7). */
public final class DeleteCertificateStatus extends WireEnum {
    /** The certificate is deleted. */
    public static final DeleteCertificateStatus ACCEPTED = new DeleteCertificateStatus("Accepted");
    /** The certificate is installed, but could not be deleted. */
    public static final DeleteCertificateStatus FAILED = new DeleteCertificateStatus("Failed");
    /** No such certificate is installed. */
    public static final DeleteCertificateStatus NOT_FOUND = new DeleteCertificateStatus("NotFound");

    private static final Known<DeleteCertificateStatus> KNOWN =
            known(DeleteCertificateStatus::new, ACCEPTED, FAILED, NOT_FOUND);

    private DeleteCertificateStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static DeleteCertificateStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<DeleteCertificateStatus> values() {
        return KNOWN.values();
    }
}
