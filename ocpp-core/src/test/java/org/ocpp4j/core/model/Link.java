package org.ocpp4j.core.model;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.Frame;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.core.codec.FrameLimits;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.FrameChannel;
import org.ocpp4j.core.transport.FrameConnection;
import org.ocpp4j.core.transport.Handshake;
import org.ocpp4j.core.v16.Ocpp16;

/** One connection: the channel under the engine, and the peer at its other end. */
final class Link implements FrameChannel, World.Actor {
    private static final FrameCodec CODEC = new FrameCodec(FrameLimits.DEFAULT);

    /** What may go wrong in one run, all connections together. */
    static final class Faults {
        int writes;
        int breaks;
    }

    private final World world;
    private final Ledger ledger;
    private final Faults faults;
    private final Object queue;
    private final List<Frame.Call> toAnswer = new ArrayList<>();
    private final Deque<String> toType = new ArrayDeque<>();
    private final Set<String> typed = new HashSet<>();
    private final Set<String> replied = new HashSet<>();
    private @Nullable FrameConnection connection;
    private @Nullable String onItsWay;
    private @Nullable CloseReason asked;
    private boolean broken;
    private boolean ended;
    private boolean delivering;

    /** @param queue what the calls of this connection stand in: this connection, or what outlives it */
    Link(World world, Ledger ledger, Faults faults, @Nullable Object queue) {
        this.world = world;
        this.ledger = ledger;
        this.faults = faults;
        this.queue = queue == null ? this : queue;
        world.add(this);
    }

    void open(Acceptor acceptor, String identity) {
        Handshake handshake = new Handshake(identity, Ocpp16.VERSION, "model", "/" + identity, Map.of());
        connection = FrameConnection.open(acceptor, handshake, this, CODEC);
    }

    /** The peer will make a call with such data. */
    void willCall(String action, String data) {
        toType.add("[2,\"" + data + "\",\"" + action + "\",{\"vendorId\":\"v\",\"data\":\"" + data + "\"}]");
    }

    boolean isUsable() {
        return connection != null && !ended && !broken && asked == null;
    }

    boolean hasEnded() {
        return ended;
    }

    /** A timer has fired that ends the wait for this call. */
    void timedOut(String data) {
        if (data.equals(onItsWay)) {
            onItsWay = null;
        }
    }

    @Override
    public void offer(List<World.Action> actions) {
        if (connection == null || ended) {
            return;
        }
        if (!delivering && !broken) {
            toAnswer.forEach(
                    call -> actions.add(new World.Action("the peer answers " + data(call), false, () -> answer(call))));
            if (!toType.isEmpty()) {
                actions.add(new World.Action("the peer calls", false, this::type));
            }
        }
        if (broken || asked != null) {
            actions.add(new World.Action("the connection has ended", false, () -> end(reason())));
        } else if (faults.breaks > 0) {
            actions.add(new World.Action("the connection breaks", true, () -> {
                faults.breaks--;
                end(CloseReason.failed("cable cut"));
            }));
        }
    }

    private CloseReason reason() {
        return asked == null ? CloseReason.failed("broken pipe") : asked;
    }

    private void end(CloseReason reason) {
        ended = true;
        onItsWay = null;
        connection().closed(reason);
    }

    private FrameConnection connection() {
        if (connection == null) {
            throw new IllegalStateException("Not open yet");
        }
        return connection;
    }

    private static String data(Frame.Call call) {
        return call.payload().path("data").asString();
    }

    private void answer(Frame.Call call) {
        toAnswer.remove(call);
        String id = "\"" + call.messageId() + "\",";
        String data = data(call);
        switch (world.choose(3)) {
            case 0 -> deliver(data, "result", "[3," + id + "{\"status\":\"Accepted\",\"data\":\"" + data + "\"}]");
            case 1 -> deliver(data, "error", "[4," + id + "\"GenericError\",\"no\",{}]");
            default -> deliver(data, "malformed", "[3," + id + "{},1]");
        }
    }

    private void deliver(String data, String kind, String text) {
        if (data.equals(onItsWay)) {
            onItsWay = null;
        }
        ledger.answered(data, kind);
        receive(text);
    }

    private void type() {
        String text = toType.removeFirst();
        typed.add(Ledger.DATA.apply(text));
        receive(text);
    }

    private void receive(String text) {
        world.note(text);
        delivering = true;
        connection().received(text);
        delivering = false;
    }

    @Override
    public CompletionStage<Void> write(String text) {
        world.flat("the writing of a frame");
        world.seam("a frame before it is written");
        int fault = faults.writes == 0 ? 0 : world.choose(4);
        faults.writes -= fault == 0 ? 0 : 1;
        if (ended || broken || asked != null || fault == 1) {
            broken = true;
            world.note("not written: " + text);
            return CompletableFuture.failedFuture(new IOException("broken pipe"));
        }
        if (fault == 2 && !text.contains("InternalError")) { // what stands in for an answer that is too large is short
            return CompletableFuture.failedFuture(new NotRepresentableException("the frame is too large"));
        }
        if (fault == 3) {
            broken = true;
            throw new Defect("the channel");
        }
        world.note(text);
        Frame frame = CODEC.read(text);
        if (frame instanceof Frame.Call call) {
            if (onItsWay != null) {
                world.violated("One call is on its way, not " + data(call) + " beside " + onItsWay, null);
            }
            onItsWay = data(call);
            toAnswer.add(call);
            ledger.written(data(call), queue);
        } else if (!replied.add(frame.messageId())) {
            world.violated("A call is answered once, as " + frame.messageId(), null);
        }
        world.seam("a frame that was written");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close(CloseReason reason) {
        if (asked == null) {
            asked = reason;
        }
        world.seam("a close");
    }

    /** At rest: who is still connected has its answers. */
    void checkAnswered() {
        typed.forEach(id -> {
            if (isUsable() && !replied.contains(id)) {
                world.violated("Every call of the peer is answered, as " + id, null);
            }
        });
    }
}
