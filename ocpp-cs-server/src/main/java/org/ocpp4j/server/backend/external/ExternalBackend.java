package org.ocpp4j.server.backend.external;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Interceptor;
import org.ocpp4j.core.RawCall;
import org.ocpp4j.core.RawHandler;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.server.backend.BackendSettings;
import org.ocpp4j.server.backend.StationBackend;
import org.ocpp4j.server.backend.builtin.Recording;
import org.ocpp4j.server.bound.Bounds;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseUnavailableException;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.messagelog.LoggedCall;
import org.ocpp4j.server.station.StationStore;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Lets another system answer stations, and records both sides, so that lists, events and the dashboard work as with the
 * built-in backend. The other system is the authority: its answer goes to the station unchanged. It is recorded before
 * it is sent, and sent even if it cannot be recorded; this is logged, and {@link #notRecorded} counts it.
 *
 * <p>Thread-safe. The other system's stages may complete on any thread. Eight threads of this object write the records.
 * Their queue is bounded, though the engine lets a station have one call at a time in it; records beyond the bound are
 * dropped. {@link #close} waits some seconds for the queue.
 */
public final class ExternalBackend implements StationBackend {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalBackend.class);
    private static final int THREADS = 8;
    private static final int LONGEST_QUEUE = 10_000;
    private static final int GRACE_SECONDS = 5;

    private final RawHandler<Station> external;
    private final Recording recording;
    private final Outage outage = new Outage(System::nanoTime);
    private final ExternalGate gate;
    private final LongAdder notRecorded = new LongAdder();
    private final ThreadPoolExecutor recorders = Threads.pool("ocpp-recorder", THREADS, LONGEST_QUEUE);

    /**
     * A backend.
     *
     * @param external answers stations; it is not closed by this object
     * @param database where messages are recorded
     * @param stations the stations; the door should {@link StationStore#load} each when it connects
     * @param bounds how much data of stations is kept
     * @param settings the age from which a message is late; the values for answers are not used
     * @param clock the source of the time
     */
    public ExternalBackend(
            RawHandler<Station> external,
            Database database,
            StationStore stations,
            Bounds bounds,
            Supplier<BackendSettings> settings,
            Clock clock) {
        this.external = external;
        this.recording = new Recording(new Storage(database, stations, bounds, clock), settings);
        this.gate = new ExternalGate(recording.registrations(), outage);
    }

    @Override
    public Handlers<Station> handlers() {
        return Handlers.ofCentralSystem().otherwise(this::handle);
    }

    /** By the other system's answer to BootNotification. */
    @Override
    public Interceptor gate() {
        return gate;
    }

    /** Nothing waits. */
    @Override
    public void resume() {}

    private CompletionStage<JsonNode> handle(Station station, RawCall call) {
        LogFields fields = LogFields.current();
        LoggedCall logged = LoggedCall.current();
        CompletionStage<JsonNode> answer = answer(station, call);
        if (!Recording.concerns(call.action())) {
            return answer;
        }
        CompletableFuture<JsonNode> kept = new CompletableFuture<>();
        answer.whenComplete((payload, failure) -> {
            Runnable reply = () -> end(kept, payload, failure);
            try {
                recorders.execute(new Task(station, call, payload, reply, fields, logged));
            } catch (RejectedExecutionException full) {
                lost(station, call, "too much waits to be kept");
                reply.run();
            }
        });
        return kept;
    }

    private CompletionStage<JsonNode> answer(Station station, RawCall call) {
        try {
            return external.handle(station, call);
        } catch (Exception refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static void end(CompletableFuture<JsonNode> kept, @Nullable JsonNode payload, @Nullable Throwable failure) {
        if (payload == null) {
            kept.completeExceptionally(failure == null ? new IllegalStateException("There was no answer") : failure);
        } else {
            kept.complete(payload);
        }
    }

    /** Records a call, then sends its answer, even if the record fails. */
    private final class Task implements Runnable {
        private final Station station;
        private final RawCall call;
        private final @Nullable JsonNode answer;
        private final Runnable reply;
        private final LogFields fields;
        private final @Nullable LoggedCall logged;

        Task(
                Station station,
                RawCall call,
                @Nullable JsonNode answer,
                Runnable reply,
                LogFields fields,
                @Nullable LoggedCall logged) {
            this.station = station;
            this.call = call;
            this.answer = answer;
            this.reply = reply;
            this.fields = fields;
            this.logged = logged;
        }

        @Override
        public void run() {
            try {
                fields.run(this::keep);
            } finally {
                reply.run();
            }
        }

        private void keep() {
            if (outage.isOn()) {
                lost(station, call, "the database has been away a moment ago");
                return;
            }
            try {
                record();
                outage.over();
            } catch (DatabaseUnavailableException away) {
                outage.noticed();
                lost(station, call, String.valueOf(away.getMessage()));
            } catch (CallRejectedException bound) {
                lost(station, call, bound.description());
            } catch (RuntimeException failed) {
                notRecorded.increment();
                LOG.error("{}: its {} {} is not recorded", station.identity(), call.action(), shown(call), failed);
            }
        }

        /** An error is no result: the frame log keeps it as any other frame. */
        private void record() {
            if (logged == null || answer == null) {
                recording.keep(station, call, answer);
            } else {
                logged.run(answer, () -> recording.keep(station, call, answer));
            }
        }
    }

    private void lost(Station station, RawCall call, String why) {
        notRecorded.increment();
        LOG.warn("{}: its {} {} is not recorded: {}", station.identity(), call.action(), shown(call), why);
    }

    private static String shown(RawCall call) {
        return call.messageId().replaceAll("\\p{Cntrl}", " ");
    }

    /**
     * How many messages were answered, and could not be kept here.
     *
     * @return since the beginning
     */
    public long notRecorded() {
        return notRecorded.sum();
    }

    @Override
    public void close() {
        recorders.shutdown();
        try {
            if (recorders.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        List<Runnable> left = recorders.shutdownNow();
        for (Runnable each : left) {
            Task task = (Task) each;
            lost(task.station, task.call, "the server stops");
            task.reply.run();
        }
    }
}
