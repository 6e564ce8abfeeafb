package org.ocpp4j.soap.internal.xml;

import org.jspecify.annotations.Nullable;

/**
 * A SOAP 1.2 fault.
 *
 * @param code the code, which names the side at fault
 * @param subcode the local name of the subcode, or null
 * @param reason a sentence for people
 * @param detail further details as text, or null
 */
public record Fault(
        Code code,
        @Nullable String subcode,
        String reason,
        @Nullable String detail) {
    /**
     * The HTTP status of a fault. SOAP 1.2, part 2, uses 400 for faults of the sender; but some clients, such as Apache
     * CXF, expect a fault only with status 500.
     */
    public static final int STATUS = 500;

    /** The codes of SOAP 1.2, part 1, section 5.4.6. */
    public enum Code {
        /** The message was wrong. */
        SENDER("Sender"),
        /** The message could not be processed. */
        RECEIVER("Receiver"),
        /** The envelope is not a SOAP 1.2 envelope. */
        VERSION_MISMATCH("VersionMismatch"),
        /** A header that must be understood is not. */
        MUST_UNDERSTAND("MustUnderstand");

        private final String wireName;

        Code(String wireName) {
            this.wireName = wireName;
        }

        /** The local name of the code. */
        public String wireName() {
            return wireName;
        }
    }

    /** The message breaks the protocol of OCPP. */
    public static Fault protocolError(String reason) {
        return new Fault(Code.SENDER, "ProtocolError", reason, null);
    }

    /** The identity belongs to another station. */
    public static Fault identityMismatch(String reason) {
        return new Fault(Code.SENDER, "IdentityMismatch", reason, null);
    }

    /** The peer is not allowed to do this. */
    public static Fault securityError(String reason) {
        return new Fault(Code.SENDER, "SecurityError", reason, null);
    }

    /** The operation is not supported. */
    public static Fault notSupported(String reason) {
        return new Fault(Code.RECEIVER, "NotSupported", reason, null);
    }
}
