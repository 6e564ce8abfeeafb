package org.ocpp4j.core.version;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.NoResponse;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;

/**
 * An action of an OCPP version: its name, the records of its messages, and its profile. Immutable.
 *
 * @param name the name on the wire, compared exactly
 * @param requestType the record of the request
 * @param responseType the record of the response; {@link NoResponse} if the action is not answered
 * @param draft the edition of JSON Schema whose rules apply
 * @param profile the feature profile that the action belongs to (OCPP 1.6, section 3.2); null if the version has no
 *     profiles
 * @param <Q> the request
 * @param <R> the response
 */
public record Action<Q extends Request<R>, R extends Response>(
        String name,
        Class<Q> requestType,
        Class<R> responseType,
        SchemaDraft draft,
        @Nullable String profile) {

    /**
     * Checks that both messages are records and that the request implements {@link FromStation} or {@link ToStation}.
     *
     * @throws IllegalArgumentException if not
     */
    public Action {
        if (!requestType.isRecord() || !responseType.isRecord()) {
            throw new IllegalArgumentException("The messages of " + name + " must be records");
        }
        if (!FromStation.class.isAssignableFrom(requestType) && !ToStation.class.isAssignableFrom(requestType)) {
            throw new IllegalArgumentException(requestType.getName() + " is neither FromStation nor ToStation");
        }
    }

    /**
     * An action under the rules of JSON Schema draft 04, as most of OCPP 1.6 is.
     *
     * @param name the name on the wire
     * @param requestType the record of the request
     * @param responseType the record of the response
     * @param <Q> the request
     * @param <R> the response
     * @return the action
     */
    public static <Q extends Request<R>, R extends Response> Action<Q, R> of(
            String name, Class<Q> requestType, Class<R> responseType) {
        return new Action<>(name, requestType, responseType, SchemaDraft.DRAFT_04, null);
    }

    /**
     * An action without a response: its request is sent as SEND (OCPP-J 2.1). Under the rules of JSON Schema draft 06.
     *
     * @param name the name on the wire
     * @param requestType the record of the request
     * @param <Q> the request
     * @return the action
     */
    public static <Q extends Request<NoResponse>> Action<Q, NoResponse> unanswered(String name, Class<Q> requestType) {
        return new Action<>(name, requestType, NoResponse.class, SchemaDraft.DRAFT_06, null);
    }

    /**
     * The same action under other rules.
     *
     * @param draft the edition of JSON Schema
     * @return a copy
     */
    public Action<Q, R> withDraft(SchemaDraft draft) {
        return new Action<>(name, requestType, responseType, draft, profile);
    }

    /**
     * The same action in a feature profile.
     *
     * @param name the name of the profile
     * @return a copy
     */
    public Action<Q, R> inProfile(String name) {
        return new Action<>(this.name, requestType, responseType, draft, name);
    }

    /**
     * Whether an answer follows the request.
     *
     * @return false if the request is sent as SEND
     */
    public boolean isAnswered() {
        return !responseType.equals(NoResponse.class);
    }

    /**
     * The messages of the action.
     *
     * @return the request and, if it is answered, the response
     */
    public List<MessageKind> messages() {
        return isAnswered() ? List.of(MessageKind.REQUEST, MessageKind.RESPONSE) : List.of(MessageKind.REQUEST);
    }

    /**
     * Whether the station may send it.
     *
     * @return true if the request implements {@link FromStation}
     */
    public boolean isFromStation() {
        return FromStation.class.isAssignableFrom(requestType);
    }

    /**
     * Whether the central system may send it.
     *
     * @return true if the request implements {@link ToStation}
     */
    public boolean isToStation() {
        return ToStation.class.isAssignableFrom(requestType);
    }

    /**
     * The record of one of the two messages.
     *
     * @param kind which message
     * @return its type
     */
    public Class<? extends Record> type(MessageKind kind) {
        return (kind == MessageKind.REQUEST ? requestType : responseType).asSubclass(Record.class);
    }
}
