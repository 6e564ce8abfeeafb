package org.ocpp4j.core.v15;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** How the upload of a diagnostics file ended (OCPP 1.5, DiagnosticsStatusNotification.req). */
public final class DiagnosticsStatus extends WireEnum {
    /** The file has arrived. */
    public static final DiagnosticsStatus UPLOADED = new DiagnosticsStatus("Uploaded");
    /** The station has given up. */
    public static final DiagnosticsStatus UPLOAD_FAILED = new DiagnosticsStatus("UploadFailed");

    private static final Known<DiagnosticsStatus> KNOWN = known(DiagnosticsStatus::new, UPLOADED, UPLOAD_FAILED);

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
