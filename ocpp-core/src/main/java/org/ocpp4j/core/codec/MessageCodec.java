package org.ocpp4j.core.codec;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.ocpp4j.core.error.InvalidMessageException;
import org.ocpp4j.core.internal.shape.Reading;
import org.ocpp4j.core.internal.shape.RecordShape;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Converts payloads to typed messages of one version and back, and validates them. Immutable and thread-safe; {@link
 * #of} creates one per version and caches it.
 */
public final class MessageCodec {
    private static final Map<OcppVersion, MessageCodec> CODECS = Collections.synchronizedMap(new WeakHashMap<>());

    private final OcppVersion version;
    private final Map<String, Action<?, ?>> byName = new HashMap<>();
    private final Map<Class<?>, Action<?, ?>> byType = new HashMap<>();

    private MessageCodec(OcppVersion version) {
        this.version = version;
        for (Action<?, ?> action : version.actions()) {
            if (byName.put(action.name(), action) != null) {
                throw new IllegalArgumentException("OCPP " + version.name() + " has two actions " + action.name());
            }
            byType.put(action.requestType(), action);
            if (action.isAnswered()) {
                byType.put(action.responseType(), action);
            }
            action.messages().forEach(kind -> RecordShape.of(action.type(kind)));
        }
    }

    /**
     * The codec of a version.
     *
     * @param version the version
     * @return the same codec for the same version
     * @throws IllegalArgumentException if a message of the version is not a record that a codec can read; the exception
     *     names the record and the component
     */
    public static MessageCodec of(OcppVersion version) {
        MessageCodec codec = CODECS.get(version);
        if (codec == null) {
            codec = new MessageCodec(version);
            CODECS.put(version, codec);
        }
        return codec;
    }

    /**
     * The version whose messages this codec knows.
     *
     * @return the version
     */
    public OcppVersion version() {
        return version;
    }

    /**
     * Finds an action by its name.
     *
     * @param name the name on the wire, compared exactly
     * @return the action, or empty if the version lacks it
     */
    public Optional<Action<?, ?>> action(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * Finds the action that a message belongs to.
     *
     * @param messageType the record of a request or a response
     * @return the action, or empty if the version lacks it
     */
    public Optional<Action<?, ?>> action(Class<?> messageType) {
        return Optional.ofNullable(byType.get(messageType));
    }

    /**
     * Validates a payload without reading it.
     *
     * @param action an action of this version
     * @param kind which of its messages
     * @param payload the payload
     * @return the violations of the schema, in the order of the payload; empty if it is valid
     */
    public List<Violation> validate(Action<?, ?> action, MessageKind kind, JsonNode payload) {
        Reading reading = new Reading(action.draft(), version.timestamps());
        RecordShape.of(action.type(kind)).read(payload, reading);
        return List.copyOf(reading.violations());
    }

    /**
     * Reads a payload.
     *
     * @param action an action of this version
     * @param kind which of its messages
     * @param payload the payload
     * @param strictness what to do with violations
     * @return the message, and its violations under {@link Strictness#REPORT}
     * @throws InvalidMessageException if the payload is refused: under {@link Strictness#REJECT} for any violation and
     *     for an integer that is valid and does not fit into 64 bits, else only if a required component cannot be read
     */
    public Decoded<Object> decode(Action<?, ?> action, MessageKind kind, JsonNode payload, Strictness strictness) {
        Reading reading = new Reading(action.draft(), version.timestamps());
        Object message = RecordShape.of(action.type(kind)).read(payload, reading);
        List<Violation> problems = reading.problems();
        if (message == null || (strictness == Strictness.REJECT && !problems.isEmpty())) {
            throw new InvalidMessageException(describe(action, kind), problems);
        }
        return new Decoded<>(message, strictness == Strictness.REPORT ? problems : List.of());
    }

    /**
     * Reads the request of an action.
     *
     * @param action an action of this version
     * @param payload the payload of the CALL
     * @param strictness what to do with violations
     * @param <Q> the request
     * @param <R> its response
     * @return the request
     * @throws InvalidMessageException as {@link #decode} does
     */
    public <Q extends Request<R>, R extends Response> Decoded<Q> decodeRequest(
            Action<Q, R> action, JsonNode payload, Strictness strictness) {
        Decoded<Object> decoded = decode(action, MessageKind.REQUEST, payload, strictness);
        return new Decoded<>(action.requestType().cast(decoded.message()), decoded.violations());
    }

    /**
     * Reads the response of an action.
     *
     * @param action an action of this version
     * @param payload the payload of the CALLRESULT
     * @param strictness what to do with violations
     * @param <Q> the request
     * @param <R> its response
     * @return the response
     * @throws InvalidMessageException as {@link #decode} does
     */
    public <Q extends Request<R>, R extends Response> Decoded<R> decodeResponse(
            Action<Q, R> action, JsonNode payload, Strictness strictness) {
        Decoded<Object> decoded = decode(action, MessageKind.RESPONSE, payload, strictness);
        return new Decoded<>(action.responseType().cast(decoded.message()), decoded.violations());
    }

    /**
     * Writes a message. A point in time is written in UTC and truncated to milliseconds. So reading the payload returns
     * an equal message only if its points in time are whole milliseconds, as {@code
     * Instant.now().truncatedTo(ChronoUnit.MILLIS)} is.
     *
     * @param message a request or response of this version
     * @param strictness {@link Strictness#REJECT} to check the message; with any other value it is written unchecked
     * @return the payload, members in the order of the record
     * @throws InvalidMessageException if the message is refused
     * @throws IllegalArgumentException if the message does not belong to this version
     */
    public ObjectNode encode(Object message, Strictness strictness) {
        Action<?, ?> action = byType.get(message.getClass());
        if (action == null) {
            throw new IllegalArgumentException(
                    message.getClass().getName() + " is no message of OCPP " + version.name());
        }
        RecordShape shape = RecordShape.of(message.getClass().asSubclass(Record.class));
        ObjectNode payload = shape.write(message);
        if (strictness == Strictness.REJECT) {
            Reading reading = new Reading(action.draft(), version.timestamps());
            shape.read(payload, reading);
            if (!reading.violations().isEmpty()) {
                MessageKind kind =
                        action.requestType() == message.getClass() ? MessageKind.REQUEST : MessageKind.RESPONSE;
                throw new InvalidMessageException(describe(action, kind), reading.violations());
            }
        }
        return payload;
    }

    private String describe(Action<?, ?> action, MessageKind kind) {
        return action.name() + kind.suffix() + " of OCPP " + version.name();
    }
}
