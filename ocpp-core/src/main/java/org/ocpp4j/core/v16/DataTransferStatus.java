package org.ocpp4j.core.v16;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;
import org.ocpp4j.core.message.WireEnum;

/** Outcome of a vendor-specific message (OCPP 1.6, section 7.23). */
public final class DataTransferStatus extends WireEnum {
    /** The message was understood and its content accepted. */
    public static final DataTransferStatus ACCEPTED = new DataTransferStatus("Accepted");
    /** The message was understood, but its content refused. */
    public static final DataTransferStatus REJECTED = new DataTransferStatus("Rejected");
    /** The vendor is known, but not this kind of message. */
    public static final DataTransferStatus UNKNOWN_MESSAGE_ID = new DataTransferStatus("UnknownMessageId");
    /** The vendor is not known. */
    public static final DataTransferStatus UNKNOWN_VENDOR_ID = new DataTransferStatus("UnknownVendorId");

    private static final Known<DataTransferStatus> KNOWN =
            known(DataTransferStatus::new, ACCEPTED, REJECTED, UNKNOWN_MESSAGE_ID, UNKNOWN_VENDOR_ID);

    private DataTransferStatus(String wireName) {
        super(wireName);
    }

    /**
     * Finds the value of a wire name.
     *
     * @param wireName the exact spelling on the wire
     * @return the constant, or an unknown value that keeps the text
     */
    @JsonCreator
    public static DataTransferStatus of(String wireName) {
        return KNOWN.of(wireName);
    }

    /**
     * The values that the specification lists.
     *
     * @return all constants, unmodifiable
     */
    public static List<DataTransferStatus> values() {
        return KNOWN.values();
    }
}
