package org.ocpp4j.core.validation;

import org.ocpp4j.core.version.ErrorCode;

/**
 * One place where a payload breaks its schema.
 *
 * @param pointer JSON Pointer (RFC 6901) of the value; or of the object itself for {@code required} and {@code
 *     additionalProperties}
 * @param keyword the JSON Schema keyword that is broken, such as {@code maxLength}
 * @param expected the requirement of the schema
 * @param found the value that was found, shortened; secrets are not masked, so do not log it unchecked
 */
public record Violation(String pointer, String keyword, String expected, String found) {

    /**
     * One sentence for people. It names the place and the rule, and contains no values.
     *
     * @return for example {@code /connectorId: expected integer}
     */
    public String message() {
        String place = pointer.isEmpty() ? "payload" : pointer;
        return switch (keyword) {
            case "required" -> place + ": required member " + expected + " is missing";
            case "additionalProperties" -> place + ": member " + found + " is not allowed here";
            case "maxLength" -> place + ": longer than " + expected + " characters";
            case "minItems" -> place + ": fewer than " + expected + " elements";
            case "maxItems" -> place + ": more than " + expected + " elements";
            case "enum" -> place + ": expected one of " + expected;
            case "format" -> place + ": not a valid " + expected;
            case "multipleOf" -> place + ": not a multiple of " + expected;
            case "minimum", "maximum" -> place + ": outside of " + expected;
            default -> place + ": expected " + expected;
        };
    }

    /**
     * The error code that answers a CALL with this violation (OCPP-J 1.6, section 4.2.3).
     *
     * @return the code that fits the keyword
     */
    public ErrorCode code() {
        return switch (keyword) {
            case "type" -> pointer.isEmpty() ? ErrorCode.FORMATION_VIOLATION : ErrorCode.TYPE_CONSTRAINT_VIOLATION;
            case "required", "minItems", "maxItems" -> ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION;
            case "additionalProperties" -> ErrorCode.FORMATION_VIOLATION;
            default -> ErrorCode.PROPERTY_CONSTRAINT_VIOLATION;
        };
    }
}
