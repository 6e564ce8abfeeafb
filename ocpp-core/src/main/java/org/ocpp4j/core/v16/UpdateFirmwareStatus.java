package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether an update with signed firmware begins (OCPP 1.6 security whitepaper, section 6.18). */
public final class UpdateFirmwareStatus extends WireEnum {
    /** The update begins. */
    public static final UpdateFirmwareStatus ACCEPTED = new UpdateFirmwareStatus("Accepted");
    /** There will be no update. */
    public static final UpdateFirmwareStatus REJECTED = new UpdateFirmwareStatus("Rejected");
    /** The update begins; an earlier update in progress is cancelled. */
    public static final UpdateFirmwareStatus ACCEPTED_CANCELED = new UpdateFirmwareStatus("AcceptedCanceled");
    /** The certificate of the signer is not valid. */
    public static final UpdateFirmwareStatus INVALID_CERTIFICATE = new UpdateFirmwareStatus("InvalidCertificate");
    /** The certificate of the signer has been revoked. */
    public static final UpdateFirmwareStatus REVOKED_CERTIFICATE = new UpdateFirmwareStatus("RevokedCertificate");

    private static final Known<UpdateFirmwareStatus> KNOWN = known(
            UpdateFirmwareStatus::new, ACCEPTED, REJECTED, ACCEPTED_CANCELED, INVALID_CERTIFICATE, REVOKED_CERTIFICATE);

    private UpdateFirmwareStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UpdateFirmwareStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UpdateFirmwareStatus> values() {
        return KNOWN.values();
    }
}
