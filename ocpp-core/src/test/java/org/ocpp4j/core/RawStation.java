package org.ocpp4j.core;

import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.version.OcppVersion;

/** A station that consists of text: the test types what it sends and reads what it gets. */
final class RawStation implements FrameChannel {
    private final BlockingQueue<String> written = new LinkedBlockingQueue<>();
    private final CompletableFuture<CloseReason> closed = new CompletableFuture<>();
    private volatile @Nullable RuntimeException writeFailure;
    private volatile @Nullable Error closeFailure;
    private final FrameConnection connection;
    private boolean closesAtOnce = true;
    private int longestFrame = Integer.MAX_VALUE;
    private @Nullable Runnable beforeWriting;

    RawStation(Acceptor acceptor, String identity, OcppVersion version) {
        Handshake handshake = new Handshake(identity, version, "test", "/" + identity, Map.of());
        connection = FrameConnection.open(acceptor, handshake, this, new FrameCodec(FrameLimits.DEFAULT));
    }

    /** Leaves the connection half closed, as a peer does that does not answer the close. */
    RawStation closingSlowly() {
        closesAtOnce = false;
        return this;
    }

    /** Has a channel that throws when it is to be closed. */
    RawStation failingToClose(Error failure) {
        closeFailure = failure;
        return this;
    }

    /** Has a channel that refuses longer frames and goes on. */
    void refusesLongerThan(int characters) {
        longestFrame = characters;
    }

    /** Runs something while a frame is being written, before it leaves. */
    void beforeWriting(Runnable action) {
        beforeWriting = action;
    }

    void failWrites(@Nullable RuntimeException failure) {
        writeFailure = failure;
    }

    void types(String frame) {
        connection.received(frame);
    }

    void loses(CloseReason reason) {
        connection.closed(reason);
    }

    /** The next frame that this station got; fails the test if none comes. */
    String gets() throws InterruptedException {
        String frame = written.poll(10, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("No frame came");
        }
        return frame;
    }

    boolean hasGotNothingMore() {
        return written.isEmpty();
    }

    /** The message id of a CALL. */
    static String messageId(String call) {
        return call.split("\"", 3)[1];
    }

    CloseReason closeReason() {
        return closed.join();
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public CompletionStage<Void> write(String frame) {
        RuntimeException failure = writeFailure;
        if (failure != null) {
            return CompletableFuture.failedFuture(failure);
        }
        if (frame.length() > longestFrame) {
            return CompletableFuture.failedFuture(
                    new NotRepresentableException("the frame has " + frame.length() + " characters"));
        }
        Runnable action = beforeWriting;
        beforeWriting = null;
        if (action != null) {
            action.run();
            if (writeFailure != null) {
                return write(frame);
            }
        }
        written.add(frame);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(CloseReason reason) {
        Error failure = closeFailure;
        if (failure != null) {
            throw failure;
        }
        closed.complete(reason);
        if (closesAtOnce) {
            connection.closed(reason);
        }
    }
}
