package org.ocpp4j.core.version;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Why a CALL was not answered with a result (OCPP-J 1.6, section 4.2.3). The text on the wire depends on the version:
 * see {@link OcppVersion#wireName(ErrorCode)}.
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
    /** The receiver refuses for reasons of security. */
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
    GENERIC_ERROR("GenericError");

    private static final Map<String, ErrorCode> BY_NAME = byName();

    private final String ocpp16Name;
    private final String laterName;

    ErrorCode(String name) {
        this(name, name);
    }

    ErrorCode(String ocpp16Name, String laterName) {
        this.ocpp16Name = ocpp16Name;
        this.laterName = laterName;
    }

    /**
     * The spelling of OCPP 1.5 and 1.6, two of which are misspelt on purpose (OCPP-J errata 5.1 and 5.2).
     *
     * @return the text on the wire
     */
    public String ocpp16Name() {
        return ocpp16Name;
    }

    /**
     * The spelling of OCPP 2.1.
     *
     * @return the text on the wire
     */
    public String laterName() {
        return laterName;
    }

    /**
     * Reads a code in any of its spellings.
     *
     * @param wireName the text on the wire, compared exactly
     * @return the code, or empty when no version knows the text
     */
    public static Optional<ErrorCode> of(String wireName) {
        return Optional.ofNullable(BY_NAME.get(wireName));
    }

    private static Map<String, ErrorCode> byName() {
        Map<String, ErrorCode> names = new HashMap<>();
        Arrays.stream(values()).forEach(code -> {
            names.put(code.ocpp16Name, code);
            names.put(code.laterName, code);
        });
        return Collections.unmodifiableMap(names);
    }
}
