package org.ocpp4j.json;

import java.lang.System.Logger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CloseReason;
import org.ocpp4j.core.transport.Decision;

/**
 * A connection before it is a session: collects the request, asks the engine, answers.
 *
 * <p>State belongs to the thread of the event loop. The engine may decide later and on any thread; its decision comes
 * back to the loop, and nothing waits for it. An engine that has decided already is served at once. What the peer sends
 * meanwhile is kept, within the limit of a request head. Both the request and the decision have a deadline.
 */
final class OpeningHandshake implements Connection.Protocol {
    private static final Logger LOG = System.getLogger(OpeningHandshake.class.getPackageName());
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int TLS_HANDSHAKE_RECORD = 0x16;

    private final Endpoint endpoint;
    private final Connection connection;
    private final String remoteAddress;
    private final long began = System.nanoTime();
    private byte[] input = new byte[512];
    private int length;
    private long asked;
    private HandshakeRules.@Nullable Ask question;
    private String path = "";
    private boolean answered;

    OpeningHandshake(Endpoint endpoint, Connection connection, String remoteAddress) {
        this.endpoint = endpoint;
        this.connection = connection;
        this.remoteAddress = remoteAddress;
    }

    @Override
    public void received(ByteBuffer bytes) {
        if (length + bytes.remaining() > LONGEST_HEAD) {
            refuse(431, "The request is longer than " + LONGEST_HEAD + " bytes");
            return;
        }
        if (length + bytes.remaining() > input.length) {
            input = Arrays.copyOf(
                    input, Math.min(LONGEST_HEAD, Math.max(2 * input.length, length + bytes.remaining())));
        }
        int count = bytes.remaining();
        bytes.get(input, length, count);
        length += count;
        if (question == null) {
            readRequest();
        }
    }

    private void readRequest() {
        if (input[0] == TLS_HANDSHAKE_RECORD) {
            refuse(400, "The peer begins with TLS, which this port does not speak");
            return;
        }
        int head = HttpRequest.lengthOfHead(input, length);
        if (head < 0) {
            return;
        }
        HttpRequest request;
        try {
            request = HttpRequest.parse(input, head);
        } catch (IllegalArgumentException malformed) {
            refuse(400, String.valueOf(malformed.getMessage()));
            return;
        }
        length -= head;
        System.arraycopy(input, head, input, 0, length);
        path = request.path();
        HandshakeRules.Verdict verdict = endpoint.rules().judge(request, remoteAddress, endpoint.acceptor());
        if (verdict instanceof HandshakeRules.Refuse refusal) {
            answer(refusal.answer(), refusal.reason());
        } else if (verdict instanceof HandshakeRules.NothingInCommon nothing) {
            closeAtOnce(nothing);
        } else if (verdict instanceof HandshakeRules.Ask ask) {
            ask(ask);
        }
    }

    private void ask(HandshakeRules.Ask ask) {
        if (!endpoint.admit(connection)) {
            refuse(429, "There are too many connections");
            return;
        }
        question = ask;
        asked = System.nanoTime();
        CompletionStage<Decision> decision;
        try {
            decision = endpoint.acceptor().accept(ask.handshake());
        } catch (RuntimeException thrown) {
            decision = CompletableFuture.failedFuture(thrown);
        }
        decision.whenComplete((decided, failure) -> {
            if (connection.loop().isCurrent()) {
                decided(ask, decided, failure);
            } else {
                connection.loop().execute(() -> decided(ask, decided, failure));
            }
        });
    }

    private void decided(HandshakeRules.Ask ask, @Nullable Decision decision, @Nullable Throwable failure) {
        if (answered) {
            return; // too late, or the peer has gone
        }
        if (decision instanceof Decision.Refuse refusal) {
            int status = refusal.refusal().status();
            answer(HttpAnswer.refusal(status, refusal.refusal().name()), refusal.reason());
        } else if (decision == null || failure != null) {
            LOG.log(Logger.Level.WARNING, "A handshake could not be decided", failure);
            refuse(500, "The connection could not be decided on");
        } else {
            begin(ask);
        }
    }

    private void begin(HandshakeRules.Ask ask) {
        answered = true;
        connection.send(ask.answer().bytes());
        FrameSession session = new FrameSession(connection, endpoint.settings());
        connection.speak(session);
        try {
            session.open(endpoint.acceptor(), ask.handshake(), endpoint.codec());
        } catch (RuntimeException failed) {
            LOG.log(Logger.Level.ERROR, "A session could not begin", failed);
            session.close(new CloseReason(CloseReason.Kind.FAILED, 1011, "internal error"));
            return;
        }
        if (length > 0 && !connection.isEnded()) {
            session.received(ByteBuffer.wrap(input, 0, length));
        }
    }

    /** OCPP-J 1.6, section 3.2: complete the handshake without the header, then close the connection. */
    private void closeAtOnce(HandshakeRules.NothingInCommon nothing) {
        answered = true;
        endpoint.refused(new RefusedConnection(remoteAddress, path, 101, nothing.reason()));
        connection.send(nothing.answer().bytes());
        FrameSession session = new FrameSession(connection, endpoint.settings());
        connection.speak(session);
        session.close(new CloseReason(CloseReason.Kind.LOCAL, 1002, "no version in common"));
    }

    private void refuse(int status, String reason) {
        answer(HttpAnswer.refusal(status, reason), reason);
    }

    private void answer(HttpAnswer answer, String reason) {
        answered = true;
        if (!reason.isEmpty()) {
            endpoint.refused(new RefusedConnection(remoteAddress, path, answer.status(), reason));
        }
        connection.send(answer.bytes());
        connection.shutdownWhenSent("refused", ClosingHandshake.PATIENCE);
    }

    @Override
    public void tick(long now) {
        Duration deadline = endpoint.settings().handshakeDeadline();
        if (answered || now - (question == null ? began : asked) < deadline.toNanos()) {
            return;
        }
        if (question == null && length == 0 && endpoint.settings().tls() != null) {
            connection.end("the time was up: " + deadline.toMillis() + " ms"); // TLS is not ready for an answer
        } else if (question == null) {
            refuse(408, "No complete request within " + deadline.toMillis() + " ms");
        } else {
            refuse(503, "No decision within " + deadline.toMillis() + " ms");
        }
    }

    @Override
    public void drain() {
        if (!answered) {
            refuse(503, "The server stops");
        }
    }

    @Override
    public void leave() {
        connection.end("the server stops");
    }

    @Override
    public void ended(String cause) {
        boolean attempt = !answered && connection.hasHeard(); // else it was a mere look at the port
        answered = true;
        if (attempt) {
            endpoint.refused(
                    new RefusedConnection(remoteAddress, path, 0, "Before the handshake was complete, " + cause));
        }
    }
}
