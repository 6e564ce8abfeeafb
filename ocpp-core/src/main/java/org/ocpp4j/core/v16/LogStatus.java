package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Whether the upload of a log begins (OCPP 1.6 security whitepaper, section 6.15). */
public final class LogStatus extends WireEnum {
    /** The upload begins. */
    public static final LogStatus ACCEPTED = new LogStatus("Accepted");
    /** There will be no upload. */
    public static final LogStatus REJECTED = new LogStatus("Rejected");
    /** The upload begins; an earlier upload in progress is cancelled. */
    public static final LogStatus ACCEPTED_CANCELED = new LogStatus("AcceptedCanceled");

    private static final Known<LogStatus> KNOWN = known(LogStatus::new, ACCEPTED, REJECTED, ACCEPTED_CANCELED);

    private LogStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static LogStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<LogStatus> values() {
        return KNOWN.values();
    }
}
