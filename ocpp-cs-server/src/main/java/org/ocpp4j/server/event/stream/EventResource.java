package org.ocpp4j.server.event.stream;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.HEAD;

import io.javalin.http.Context;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.event.Events;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;

/**
 * Streams events as they happen (server-sent events). The last {@value #REMEMBERED} events are kept, so that a reader
 * that reconnects misses none in between; frames are not among them. Each reader has a thread and a queue; one that
 * reads too slowly is disconnected and may reconnect. A lock guards the state and is held only to add and to copy.
 */
public final class EventResource implements ApiResource, AutoCloseable {
    private static final int REMEMBERED = 1000;
    private static final int MOST_READERS = 50;

    /** An event with its place. */
    record Numbered(long number, Event event) {}

    private final Deque<Numbered> last = new ArrayDeque<>();
    private final List<EventStream> streams = new CopyOnWriteArrayList<>();
    private final Events events;
    private final Runnable silence;
    private long number;
    private boolean closed;

    /**
     * Streams events.
     *
     * @param events the source of the events
     */
    public EventResource(Events events) {
        this.events = events;
        this.silence = events.listen(EnumSet.complementOf(EnumSet.of(EventType.FRAME)), this::happened);
    }

    private synchronized void happened(Event event) {
        Numbered numbered = new Numbered(++number, event);
        last.addLast(numbered);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
        streams.forEach(stream -> stream.offer(numbered)); // in order, since under the lock
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of(GET, "/api/v1/events", "watchEvents")
                .tag("Events")
                .summary("Tells what happens as it happens")
                .description("Server-sent events; `event` is the type, `data` is JSON with identity, at, type and the"
                        + " particulars. With the header `Last-Event-ID` those that were missed come first, as far as"
                        + " they are still known. The stream ends when the token of a single sign-on expires; come"
                        + " again with a new one. Frames come only when asked for by `type=frame`. Types: "
                        + Arrays.stream(EventType.values())
                                .map(EventType::wireName)
                                .collect(Collectors.joining(", ")) + ".")
                .query("type", "Only these types, with commas between.")
                .query("identity", "Only those of this station.")
                .header("Last-Event-ID", "The id of the event that was read last.")
                .answers(200, "A stream that does not end.", new Schema.Text("text/event-stream"))
                .answers(429, "Too many watch already.", null)
                .handledBy(this::watch));
    }

    private void watch(Context request) {
        Set<EventType> types = types(request.queryParam("type"));
        EventStream stream = new EventStream(
                types, request.queryParam("identity"), Caller.of(request).until(), this::ended);
        long after = after(request.header("Last-Event-ID"));
        if (request.method().equals(HEAD)) {
            EventStream.headers(request);
            return;
        }
        synchronized (this) {
            if (closed || streams.size() >= MOST_READERS) {
                throw new ProblemException(429, "tooManyStreams", "At most " + MOST_READERS + " may watch at once");
            }
            last.stream().filter(event -> event.number() > after).forEach(stream::offer);
            streams.add(stream);
        }
        if (types.contains(EventType.FRAME)) { // frames are costly to publish: only while there is a reader
            stream.also(events.listen(EnumSet.of(EventType.FRAME), event -> frame(stream, event)));
        }
        stream.serve(request);
    }

    private void frame(EventStream stream, Event event) {
        synchronized (this) {
            stream.offer(new Numbered(++number, event));
        }
    }

    private void ended(EventStream stream) {
        streams.remove(stream);
    }

    private static Set<EventType> types(@Nullable String wanted) {
        if (wanted == null || wanted.isBlank()) {
            return EnumSet.complementOf(EnumSet.of(EventType.FRAME));
        }
        Set<EventType> types = EnumSet.noneOf(EventType.class);
        for (String name : wanted.split(",", -1)) {
            types.add(Arrays.stream(EventType.values())
                    .filter(type -> type.wireName().equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() ->
                            new ProblemException(400, "invalidParameter", "There is no type of event '" + name + "'")));
        }
        return types;
    }

    /** Without the header no past events are sent. */
    private static long after(@Nullable String lastId) {
        if (lastId == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(lastId);
        } catch (NumberFormatException malformed) {
            throw new ProblemException(
                    400, "invalidParameter", "Last-Event-ID is '" + lastId + "'; it is not one of ours");
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        silence.run();
        synchronized (this) {
            closed = true;
        }
        streams.forEach(EventStream::end);
    }
}
