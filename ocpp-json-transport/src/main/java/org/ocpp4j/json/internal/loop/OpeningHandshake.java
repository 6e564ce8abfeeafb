package org.ocpp4j.json.internal.loop;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.json.handshake.RefusalCause;
import org.ocpp4j.json.handshake.RefusedConnection;
import org.ocpp4j.json.spi.HttpAnswer;
import org.ocpp4j.json.spi.MalformedRequestException;
import org.ocpp4j.json.spi.OpeningAnswer;
import org.ocpp4j.json.spi.OpeningReader;
import org.ocpp4j.json.spi.OpeningRequest;

/**
 * A connection before it is a session: collects the request, asks the {@link org.ocpp4j.json.spi.Entrance}, answers.
 *
 * <p>State belongs to the thread of the event loop. The entrance may answer later and on any thread; its answer is
 * passed back to the loop, and no thread waits for it. Input that arrives meanwhile is kept, up to the limit of a
 * request head. The request has a deadline here, the decision has one at the entrance.
 */
final class OpeningHandshake implements Connection.Protocol {
    private final Endpoint endpoint;
    private final Connection connection;
    private final InetSocketAddress peer;
    private final long began = System.nanoTime();
    private final OpeningReader reader = new OpeningReader();
    private @Nullable CompletableFuture<OpeningAnswer> question;
    private String path = "";
    private boolean answered;

    OpeningHandshake(Endpoint endpoint, Connection connection, InetSocketAddress peer) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.peer = peer;
    }

    @Override
    public void received(ByteBuffer bytes) {
        try {
            Optional<OpeningRequest> request = reader.read(bytes, peer, connection.certificates());
            if (request.isPresent()) {
                ask(request.get());
            }
        } catch (MalformedRequestException malformed) {
            refuse(malformed.answer(), RefusalCause.MALFORMED_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }

    private void ask(OpeningRequest request) {
        path = request.path();
        question = endpoint.entrance().answer(request).toCompletableFuture();
        question.thenAccept(answer -> {
            if (connection.loop().isCurrent()) {
                answered(answer);
            } else {
                connection.loop().execute(() -> answered(answer));
            }
        });
    }

    private void answered(OpeningAnswer answer) {
        if (answered) {
            return; // the peer has gone
        }
        answered = true;
        connection.send(answer.http().bytes());
        if (answer instanceof OpeningAnswer.Upgrade upgrade) {
            JavaWebSocketFrames session = new JavaWebSocketFrames(connection, endpoint.settings(), upgrade);
            connection.speak(session);
            ByteBuffer early = reader.rest();
            if (early.hasRemaining() && !connection.isEnded()) {
                session.received(early);
            }
        } else {
            connection.shutdownAfterAnswer("refused");
        }
    }

    private void refuse(HttpAnswer answer, RefusalCause cause, String reason) {
        if (!answered) {
            report(answer.status(), cause, reason);
            answered(new OpeningAnswer.Refuse(answer));
        }
    }

    private void report(int status, RefusalCause cause, String reason) {
        endpoint.entrance().refused(RefusedConnection.of(peer, path, status, cause, reason));
    }

    @Override
    public void tick(long now) {
        Duration deadline = endpoint.settings().handshakeDeadline();
        if (answered || question != null || now - began < deadline.toNanos()) {
            return;
        }
        if (reader.isEmpty() && endpoint.settings().tls().isPresent()) {
            connection.end("the time was up: " + deadline.toMillis() + " ms"); // TLS is not ready for an answer
        } else {
            String reason = "No complete request within " + deadline.toMillis() + " ms";
            refuse(HttpAnswer.refusal(408, reason), RefusalCause.REQUEST_TIMEOUT, reason);
        }
    }

    @Override
    public void leave() {
        connection.end("the server stops");
    }

    @Override
    public void ended(String cause) {
        boolean attempt = !answered && connection.hasHeard(); // else it only probed the port
        answered = true;
        if (question != null) {
            question.cancel(false);
        }
        if (attempt) {
            report(0, RefusalCause.CONNECTION_LOST, "Before the handshake was complete, " + cause);
        }
    }
}
