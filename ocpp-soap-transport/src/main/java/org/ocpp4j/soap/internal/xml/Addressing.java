package org.ocpp4j.soap.internal.xml;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.version.MessageKind;

/**
 * The headers of a message: WS-Addressing and the identity. Each is null if it is absent.
 *
 * @param identity the station that sent the message or that it is addressed to
 * @param action the action of the message
 * @param messageId the id of the message
 * @param relatesTo the id of the request that this answers
 * @param from the address of the sender
 * @param to the address of the receiver
 */
public record Addressing(
        @Nullable String identity,
        @Nullable String action,
        @Nullable String messageId,
        @Nullable String relatesTo,
        @Nullable String from,
        @Nullable String to) {

    /** The headers of a request. */
    public static Addressing request(String identity, Operation operation, String messageId, String from, String to) {
        return new Addressing(identity, operation.wsaAction(MessageKind.REQUEST), messageId, null, from, to);
    }
}
