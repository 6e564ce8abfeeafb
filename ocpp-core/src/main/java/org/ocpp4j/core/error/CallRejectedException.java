package org.ocpp4j.core.error;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.ErrorCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CALL was answered with a CALLERROR (OCPP-J 1.6, section 4.2.3). Thrown by a handler, it becomes the CALLERROR that
 * the peer gets; found in a future of {@code send}, it is the one that the peer sent.
 */
public final class CallRejectedException extends OcppException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_VIOLATIONS_TOLD = 8;

    private final @Nullable ErrorCode code;
    private final String rawCode;
    private final String description;
    private final transient JsonNode details;

    /**
     * For handlers: refuses the call.
     *
     * @param code why; spelt on the wire as the peer's version demands
     * @param description a sentence for people, which the peer will see
     */
    public CallRejectedException(ErrorCode code, String description) {
        this(code, description, JsonNodeFactory.instance.objectNode());
    }

    /**
     * For handlers that have more to say than a sentence.
     *
     * @param code why; spelt on the wire as the peer's version demands
     * @param description a sentence for people, which the peer will see
     * @param details an object; empty when there are none
     */
    public CallRejectedException(ErrorCode code, String description, JsonNode details) {
        this(code, code.spellings().get(0), description, details);
    }

    /**
     * For transports and handlers that want every element.
     *
     * @param rawCode the code as it travels
     * @param description a sentence for people; may be empty
     * @param details an object; empty when there are none
     */
    public CallRejectedException(String rawCode, String description, JsonNode details) {
        this(ErrorCode.of(rawCode).orElse(null), rawCode, description, details);
    }

    /**
     * For transports, which know the version of the peer.
     *
     * @param code the code, or null if nobody knows it
     * @param rawCode the code as it travels
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
     * Answers a call whose payload breaks its schema: names places and rules, and quotes no values.
     *
     * @param invalid what is wrong
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
     * The code as it came.
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
