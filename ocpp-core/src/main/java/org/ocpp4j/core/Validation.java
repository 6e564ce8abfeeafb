package org.ocpp4j.core;

import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.validation.Strictness;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;

/** Decides how strictly messages are checked: per peer, direction, action and message. Thread-safe. */
@FunctionalInterface
public interface Validation {
    /** Refuses any message that breaks its schema, in both directions; the default. */
    Validation STRICT = (peer, direction, action, kind) -> Strictness.REJECT;

    /** Accepts and reports invalid messages of the peer; sends only valid messages. */
    Validation LENIENT = new Validation() {
        @Override
        public Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind) {
            return direction == Direction.RECEIVED ? Strictness.REPORT : Strictness.REJECT;
        }

        @Override
        public Strictness messageIds(Peer peer) {
            return Strictness.REPORT;
        }
    };

    /**
     * The strictness for one message.
     *
     * @param peer the other side
     * @param direction which way the message goes
     * @param action its action
     * @param kind request or response
     * @return the strictness
     */
    Strictness of(Peer peer, Direction direction, Action<?, ?> action, MessageKind kind);

    /**
     * Decides what happens when a peer uses a message id again for another call (OCPP-J errata 3.1).
     *
     * @param peer the other side
     * @return {@link Strictness#REJECT}, the default, to refuse such a call and to repeat the old answer to a call that
     *     is sent again; any other value to handle every call, whatever its id
     */
    default Strictness messageIds(Peer peer) {
        return Strictness.REJECT;
    }
}
