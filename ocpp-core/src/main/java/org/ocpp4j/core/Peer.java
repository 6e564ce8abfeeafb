package org.ocpp4j.core;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;

/**
 * The other side of a connection. Thread-safe; applications do not implement it.
 *
 * <p>Continuations of the stages that it returns run on {@link EngineOptions#completionExecutor()}. They must not
 * block; for long work, use the {@code ...Async} methods with an executor of your own.
 */
public interface Peer {
    /**
     * The station that the connection belongs to.
     *
     * @return the identity of the station, decoded
     */
    String identity();

    /**
     * The version that this connection uses.
     *
     * @return the version
     */
    OcppVersion version();

    /**
     * How the connection was opened.
     *
     * @return address, path and headers of the opening request; without credentials, which only the admission check
     *     sees
     */
    Handshake handshake();

    /**
     * Sends a call by name, for applications that forward payloads instead of building messages. The payload is
     * validated and then sent unchanged.
     *
     * @param action an action of this peer's {@link #version()}
     * @param payload the payload
     * @param options how to call
     * @return the payload of the result; the stage fails as the typed {@code send} of {@link Station} does, or with
     *     {@link NotRepresentableException} if the version lacks the action
     */
    CompletionStage<JsonNode> send(String action, JsonNode payload, CallOptions options);

    /**
     * Closes the connection in an orderly way: waiting calls fail, the call that was sent may still be answered, and
     * calls of the peer in progress are answered. Then the connection is closed, at the latest after {@link
     * EngineOptions#closeGrace()}. A second call has no effect.
     *
     * @param reason the reason, which is sent to the peer
     * @return completed when the connection has ended; never exceptionally
     */
    CompletionStage<CloseReason> close(CloseReason reason);

    /**
     * Closes the connection as {@link #close(CloseReason)} does, with a separate time limit for work in progress:
     * longer to drain a server with a slow backend, shorter if the caller waits. A second call has no effect.
     *
     * @param reason the reason, which is sent to the peer
     * @param grace how long the close may take, instead of {@link EngineOptions#closeGrace()}; positive
     * @return completed when the connection has ended; never exceptionally
     */
    CompletionStage<CloseReason> close(CloseReason reason, Duration grace);

    /**
     * The end of the connection.
     *
     * @return completed when the connection has ended, for any reason; never exceptionally
     */
    CompletionStage<CloseReason> closed();
}
