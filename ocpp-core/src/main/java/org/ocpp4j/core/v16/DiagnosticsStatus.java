package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How the upload of a diagnostics file proceeds (OCPP 1.6, section 7.24). */
public final class DiagnosticsStatus extends WireEnum {
    /** No upload is under way; only as an answer to TriggerMessage. */
    public static final DiagnosticsStatus IDLE = new DiagnosticsStatus("Idle");
    /** The upload is complete. */
    public static final DiagnosticsStatus UPLOADED = new DiagnosticsStatus("Uploaded");
    /** The upload has failed. */
    public static final DiagnosticsStatus UPLOAD_FAILED = new DiagnosticsStatus("UploadFailed");
    /** The upload is under way. */
    public static final DiagnosticsStatus UPLOADING = new DiagnosticsStatus("Uploading");

    private static final Known<DiagnosticsStatus> KNOWN =
            known(DiagnosticsStatus::new, IDLE, UPLOADED, UPLOAD_FAILED, UPLOADING);

    private DiagnosticsStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static DiagnosticsStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<DiagnosticsStatus> values() {
        return KNOWN.values();
    }
}
