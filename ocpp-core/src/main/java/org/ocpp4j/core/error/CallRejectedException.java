package org.ocpp4j.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CALL was answered with a CALLERROR (OCPP-J 1.6, section 4.2.3). If a handler throws it, the peer receives it as a
 * CALLERROR. If a future of {@code send} fails with it, the peer sent the CALLERROR.
 */
public final class CallRejectedException extends OcppException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_VIOLATIONS_TOLD = 8;

    private final @Nullable ErrorCode code;
    private final String rawCode;
    private final String description;
    private final transient JsonNode details;

    /**
     * Rejects the call; for handlers.
     *
     * @param code the code; spelt on the wire as the peer's version requires
     * @param description a sentence for people, which the peer will see
     */
    public CallRejectedException(ErrorCode code, String description) {
        this(code, description, JsonNodeFactory.instance.objectNode());
    }

    /**
     * Rejects the call with details; for handlers.
     *
     * @param code the code; spelt on the wire as the peer's version requires
     * @param description a sentence for people, which the peer will see
     * @param details an object; empty when there are none
     */
    public CallRejectedException(ErrorCode code, String description, JsonNode details) {
        this(code, code.spellings().get(0), description, details);
    }

    /**
     * For transports and handlers that set every element.
     *
     * @param rawCode the code on the wire
     * @param description a sentence for people; may be empty
     * @param details an object; empty when there are none
     */
    public CallRejectedException(String rawCode, String description, JsonNode details) {
        this(ErrorCode.of(rawCode).orElse(null), rawCode, description, details);
    }

    /**
     * For transports, which know the version of the peer.
     *
     * @param code the code, or null if it is unknown
     * @param rawCode the code on the wire
     * @param description a sentence for people; may be empty
     * @param details an object; empty when there are none
     */
    public CallRejectedException(@Nullable ErrorCode code, String rawCode, String description, JsonNode details) {
        super("The call was answered with " + rawCode + (description.isEmpty() ? "" : ": " + description));
        this.code = code;
        this.rawCode = rawCode;
        this.description = description;
        this.details = details;
    }

    /**
     * Creates the answer to a call whose payload breaks its schema. It names places and rules, and contains no values.
     *
     * @param invalid the violations
     * @return the answer, with the first violation as its description and at most eight in its details
     */
    public static CallRejectedException because(InvalidMessageException invalid) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        ArrayNode list = details.putArray("violations");
        invalid.violations().stream()
                .limit(MOST_VIOLATIONS_TOLD)
                .forEach(violation -> list.addObject()
                        .put("pointer", violation.pointer())
                        .put("keyword", violation.keyword())
                        .put("expected", violation.expected()));
        return new CallRejectedException(
                invalid.code(), invalid.violations().get(0).message(), details);
    }

    /**
     * The code.
     *
     * @return the code, or empty if no version of OCPP has the {@link #rawCode()}
     */
    public Optional<ErrorCode> code() {
        return Optional.ofNullable(code);
    }

    /**
     * The code as received.
     *
     * @return the text on the wire
     */
    public String rawCode() {
        return rawCode;
    }

    /**
     * The sentence for people.
     *
     * @return the description, perhaps empty
     */
    public String description() {
        return description;
    }

    /**
     * The details.
     *
     * @return an object, empty when there are none
     */
    public JsonNode details() {
        return details;
    }
}
