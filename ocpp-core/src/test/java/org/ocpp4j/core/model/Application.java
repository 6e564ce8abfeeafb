package org.ocpp4j.core.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.EngineOptions;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import tools.jackson.databind.JsonNode;

/**
 * Handlers, listener and interceptor of an application that does everything wrong that its calls ask for: the first word of
 * their data says what. Checks that one call of a peer is handled at a time, in order and once.
 */
@SuppressWarnings("NullAway") // it returns null where it must not
final class Application<P extends Peer> implements PeerListener<P>, Interceptor, World.Actor {
    static final Duration REPLY_TIMEOUT = Duration.ofSeconds(40);

    /** The model's calls have time-outs of their own, so this is how long a lasting connection waits for one to return. */
    static final Duration RETURN_TIMEOUT = Duration.ofSeconds(50);

    private final World world;
    private final Map<Peer, String> handling = new HashMap<>();
    private final Map<Peer, Integer> last = new HashMap<>();
    private final Set<String> handled = new HashSet<>();
    private final Map<String, CompletableFuture<DataTransferResponse>> later = new HashMap<>();
    private final List<P> connected = new ArrayList<>();
    private final Set<P> disconnected = new HashSet<>();
    private int thrown;
    private int reported;

    Application(World world) {
        this.world = world;
        world.add(this);
    }

    EngineOptions options() {
        return EngineOptions.DEFAULT.toBuilder()
                .handlerExecutor(world.handlers)
                .completionExecutor(world.completions)
                .scheduler(world)
                .replyTimeout(REPLY_TIMEOUT)
                .callTimeout(RETURN_TIMEOUT)
                .build();
    }

    void register(Handlers<P> handlers) {
        handlers.onAsync(DataTransferRequest.class, (peer, request) -> handle(peer, request.data()));
        handlers.afterReply(DataTransferRequest.class, (peer, request, response) -> afterReply(request.data()));
        handlers.otherwise((peer, call) -> {
            begins(peer, call.payload().path("data").asString());
            handling.remove(peer);
            return call.action().equals("Nothing") ? null : CompletableFuture.completedFuture(null);
        });
    }

    private void begins(Peer peer, String data) {
        world.note(data + " is handled");
        String other = handling.put(peer, data);
        if (other != null) {
            world.violated("One call of a peer is handled at a time, not " + data + " beside " + other, null);
        }
        int number = Integer.parseInt(data.replaceAll("\\D", ""));
        Integer before = last.put(peer, number);
        if (!handled.add(data) || (before != null && before > number)) {
            world.violated("Calls of a peer are handled once and in order, not " + data + " after " + before, null);
        }
        world.seam("a handler");
    }

    private @Nullable CompletionStage<DataTransferResponse> handle(Peer peer, String data) {
        begins(peer, data);
        String what = data.replaceAll("\\d", "");
        if (what.equals("later") || what.equals("never")) {
            CompletableFuture<DataTransferResponse> answer = new CompletableFuture<>();
            if (what.equals("later")) {
                later.put(data, answer);
            }
            return answer;
        }
        handling.remove(peer);
        return switch (what) {
            case "throws" -> throw new IllegalStateException("a handler");
            case "error" -> throw new Defect("a handler");
            case "null" -> null;
            case "nothing" -> CompletableFuture.completedFuture(null);
            default -> CompletableFuture.completedFuture(answer(data));
        };
    }

    private static DataTransferResponse answer(String data) {
        return new DataTransferResponse(DataTransferStatus.ACCEPTED, data);
    }

    private void afterReply(String data) {
        world.seam("a hook");
        if (data.startsWith("hook")) {
            thrown++;
            throw new Defect("a hook");
        }
    }

    /** A timer has fired: whoever was waited for is not waited for any longer. */
    void fired(Duration delay) {
        if (delay.equals(REPLY_TIMEOUT)) {
            handling.clear();
        }
    }

    @Override
    public void offer(List<World.Action> actions) {
        later.forEach((data, answer) -> actions.add(new World.Action("the handler answers " + data, false, () -> {
            later.remove(data);
            handling.values().remove(data);
            answer.complete(answer(data));
        })));
    }

    @Override
    public void connected(P peer) {
        connected.add(peer);
        world.seam("a listener");
        throw new Defect("a listener");
    }

    @Override
    public void disconnected(P peer, CloseReason reason) {
        if (!connected.contains(peer) || !disconnected.add(peer)) {
            world.violated("A listener learns of the end once and after the beginning", null);
        }
        world.seam("a listener");
        throw new Defect("a listener");
    }

    @Override
    public void problem(P peer, String problem, @Nullable Throwable cause) {
        world.note("reported: " + problem + (cause == null ? "" : ": " + cause));
        if (cause instanceof Defect defect && "a hook".equals(defect.getMessage())) {
            reported++;
        }
        world.seam("a listener");
    }

    @Override
    public void frame(Peer peer, Direction direction, String text) {
        world.seam("an interceptor of frames");
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        world.seam("an interceptor of calls");
        String data = call.payload().path("data").asString("");
        if (data.startsWith("stage")) {
            return null;
        }
        return next.proceed(call);
    }

    @Override
    public void around(CallContext call, Runnable work) {
        world.seam("an interceptor around calls");
        work.run();
        world.seam("an interceptor around calls, after the work");
    }

    List<P> peers() {
        return connected;
    }

    /** At rest: nobody's report is missing. */
    void checkReported() {
        if (thrown != reported) {
            world.violated("What hooks throw is reported: " + thrown + " thrown, " + reported + " reported", null);
        }
    }

    /** At the end: everybody has gone. */
    void checkDisconnected() {
        if (disconnected.size() != connected.size()) {
            world.violated("A listener learns of every end", null);
        }
        connected.forEach(peer -> {
            if (!peer.closed().toCompletableFuture().isDone()) {
                world.violated("closed() ends", null);
            }
        });
    }

    /** Whether the model's version knows the action of such a call. */
    static String action(String data) {
        return switch (data.replaceAll("\\d", "")) {
            case "rawnull" -> "Nothing";
            case "rawnothing" -> "NothingLater";
            default -> "DataTransfer";
        };
    }
}
