package org.ocpp4j.core.version;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a CALL was not answered with a result (OCPP-J 1.6, section 4.2.3), in all versions. Each version defines its
 * codes and their spelling: see {@link OcppVersion#errorNames()}.
 */
public enum ErrorCode {
    /** The receiver does not know the action. */
    NOT_IMPLEMENTED("NotImplemented"),
    /** The receiver knows the action and does not support it. */
    NOT_SUPPORTED("NotSupported"),
    /** The receiver failed while it processed the action. */
    INTERNAL_ERROR("InternalError"),
    /** The message breaks the rules of the exchange. */
    PROTOCOL_ERROR("ProtocolError"),
    /** The receiver refuses for security reasons. */
    SECURITY_ERROR("SecurityError"),
    /** The payload is malformed or has members that the message does not have. */
    FORMATION_VIOLATION("FormationViolation", "FormatViolation"),
    /** A member has a value that is not allowed. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation"),
    /** A member is missing, or a list has too few or too many elements. */
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
    /** A member has the wrong type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation"),
    /** Anything else. */
    GENERIC_ERROR("GenericError"),
    /** The received text is not a message of the RPC layer; since OCPP 2.0.1. */
    RPC_FRAMEWORK_ERROR("RpcFrameworkError"),
    /** The receiver does not know the message type; since OCPP 2.0.1. */
    MESSAGE_TYPE_NOT_SUPPORTED("MessageTypeNotSupported");

    private static final Map<String, ErrorCode> BY_SPELLING = bySpelling();

    @SuppressWarnings("ImmutableEnumChecker") // List.of made it
    private final List<String> spellings;

    ErrorCode(String... spellings) {
        this.spellings = List.of(spellings);
    }

    /**
     * The spellings of the code in versions of OCPP.
     *
     * @return every spelling, the oldest first; the first two are misspelt on purpose (OCPP-J 1.6 errata 5.1 and 5.2)
     */
    public List<String> spellings() {
        return spellings;
    }

    /**
     * Reads a code in any of its spellings.
     *
     * @param wireName the text on the wire, compared exactly
     * @return the code, or empty when no version of OCPP knows the text
     */
    public static Optional<ErrorCode> of(String wireName) {
        return Optional.ofNullable(BY_SPELLING.get(wireName));
    }

    private static Map<String, ErrorCode> bySpelling() {
        Map<String, ErrorCode> names = new HashMap<>();
        Arrays.stream(values()).forEach(code -> code.spellings.forEach(name -> names.put(name, code)));
        return Collections.unmodifiableMap(names);
    }
}
