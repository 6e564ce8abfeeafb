package org.ocpp4j.core.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CallTimeoutException;
import org.ocpp4j.core.error.ConnectionLostException;
import org.ocpp4j.core.error.MalformedFrameException;
import org.ocpp4j.core.error.NotRepresentableException;
import org.ocpp4j.core.error.QueueFullException;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;

/**
 * The calls of the application, how often each was on the wire, how the peer answered, and how its future ended. Each has a
 * time-out of its own, so that a timer tells whose it is.
 */
final class Ledger {
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(100);

    /** One call. */
    private static final class Sent {
        private final int number;
        private int written;
        private int ended;
        private String answer = "";

        private Sent(int number) {
            this.number = number;
        }
    }

    private final World world;
    private final List<Sent> calls = new ArrayList<>();
    private final Map<Object, Integer> last = new HashMap<>();
    private boolean inDoubt;

    Ledger(World world) {
        this.world = world;
    }

    /** Sends the next call; its number is its data. */
    void send(DataTransferSender sender) {
        int number = calls.size();
        Sent call = new Sent(number);
        calls.add(call);
        DataTransferRequest request = new DataTransferRequest("v", null, "c" + number);
        sender.send(request, CallOptions.timeout(CALL_TIMEOUT.plusMillis(number)))
                .whenComplete((response, failure) -> ended(call, response, failure));
    }

    /** A session, or a lasting connection. */
    @FunctionalInterface
    interface DataTransferSender {
        CompletionStage<DataTransferResponse> send(DataTransferRequest request, CallOptions options);
    }

    private Sent call(String data) {
        return calls.get(Integer.parseInt(data.substring(1)));
    }

    /** A call is on the wire of one connection; {@code queue} is what it stood in. */
    void written(String data, Object queue) {
        Sent call = call(data);
        if (++call.written > 1) {
            world.violated("No call is sent twice, as " + data, null);
        }
        if (call.ended > 0) {
            world.violated("What has ended is not sent, as " + data, null);
        }
        Integer before = last.put(queue, call.number);
        if (before != null && before > call.number) {
            world.violated("Calls keep their order: " + data + " came after c" + before, null);
        }
    }

    void answered(String data, String kind) {
        call(data).answer = kind;
    }

    /** The data of the call that such a timer belongs to, or null. */
    static @Nullable String timedOut(Duration delay) {
        Duration number = delay.minus(CALL_TIMEOUT);
        return number.isNegative() || number.compareTo(Duration.ofSeconds(1)) > 0 ? null : "c" + number.toMillis();
    }

    private void ended(Sent call, @Nullable DataTransferResponse response, @Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String name = "c" + call.number;
        world.note(name + " ends: " + (cause == null ? response : cause));
        if (++call.ended > 1) {
            world.violated("A future ends once, as that of " + name, null);
        }
        if (!isTrue(call, response, cause)) {
            world.violated(
                    name + ", written " + call.written + " times and answered \"" + call.answer
                            + "\", does not end with " + (cause == null ? response : cause),
                    cause);
        }
        world.seam("a continuation of " + name);
    }

    /** A call did not return from a connection that has ended. To be safe, it is said to have been sent. */
    void inDoubt() {
        inDoubt = true;
    }

    private boolean isTrue(Sent call, @Nullable DataTransferResponse response, @Nullable Throwable cause) {
        boolean written = call.written == 1;
        if (response != null) {
            return written && call.answer.equals("result") && ("c" + call.number).equals(response.data());
        }
        if (cause instanceof ConnectionLostException lost) {
            return lost.sent() == written || (lost.sent() && inDoubt);
        }
        if (cause instanceof CallTimeoutException) {
            return written;
        }
        if (cause instanceof CallRejectedException) {
            return written && call.answer.equals("error");
        }
        if (cause instanceof MalformedFrameException) {
            return written && call.answer.equals("malformed");
        }
        return (cause instanceof NotRepresentableException
                        || cause instanceof QueueFullException
                        || cause instanceof Defect)
                && !written;
    }

    void checkAllEnded() {
        calls.forEach(call -> {
            if (call.ended == 0) {
                world.violated("Every future ends, as that of c" + call.number, null);
            }
        });
    }

    /** Reads the data of a payload that the model has made. */
    static final Function<String, String> DATA = text -> text.replaceAll("(?s).*\"data\":\"([^\"]*)\".*", "$1");
}
