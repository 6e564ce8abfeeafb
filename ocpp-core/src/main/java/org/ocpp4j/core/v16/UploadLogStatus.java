package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How the upload of a log proceeds (OCPP 1.6 security whitepaper, section 6.19). */
public final class UploadLogStatus extends WireEnum {
    /** The two ends of the transfer did not understand each other. */
    public static final UploadLogStatus BAD_MESSAGE = new UploadLogStatus("BadMessage");
    /** No upload is under way; only as an answer to ExtendedTriggerMessage. */
    public static final UploadLogStatus IDLE = new UploadLogStatus("Idle");
    /** The server cannot do what the upload needs. */
    public static final UploadLogStatus NOT_SUPPORTED_OPERATION = new UploadLogStatus("NotSupportedOperation");
    /** The server does not permit the upload. */
    public static final UploadLogStatus PERMISSION_DENIED = new UploadLogStatus("PermissionDenied");
    /** The upload is complete. */
    public static final UploadLogStatus UPLOADED = new UploadLogStatus("Uploaded");
    /** The upload has failed. */
    public static final UploadLogStatus UPLOAD_FAILURE = new UploadLogStatus("UploadFailure");
    /** The upload is under way. */
    public static final UploadLogStatus UPLOADING = new UploadLogStatus("Uploading");

    private static final Known<UploadLogStatus> KNOWN = known(
            UploadLogStatus::new,
            BAD_MESSAGE,
            IDLE,
            NOT_SUPPORTED_OPERATION,
            PERMISSION_DENIED,
            UPLOADED,
            UPLOAD_FAILURE,
            UPLOADING);

    private UploadLogStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static UploadLogStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<UploadLogStatus> values() {
        return KNOWN.values();
    }
}
