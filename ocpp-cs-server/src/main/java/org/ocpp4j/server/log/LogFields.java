package org.ocpp4j.server.log;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallContext;
import org.ocpp4j.core.Peer;
import org.slf4j.MDC;

/**
 * Fields of the log: every line that is written while {@link #run} runs has them, with any logger. Immutable,
 * thread-safe. The fields are those of the thread (SLF4J's MDC), and are put back afterwards, so that they never reach
 * later work of the thread; {@link #current} carries them to another thread.
 */
public final class LogFields {
    /** The identity of the station. */
    public static final String STATION = "station";

    /** The action of the call. */
    public static final String ACTION = "action";

    /** The message id of the call. */
    public static final String MESSAGE_ID = "messageId";

    /** The id of an operator's command. */
    public static final String COMMAND_ID = "commandId";

    /** Where the station's connection comes from. */
    public static final String REMOTE_ADDRESS = "remoteAddress";

    /** All of them, in the order in which they are written. */
    static final List<String> NAMES = List.of(STATION, ACTION, MESSAGE_ID, COMMAND_ID, REMOTE_ADDRESS);

    private final Map<String, String> values;

    private LogFields(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Nothing yet.
     *
     * @return no fields
     */
    public static LogFields none() {
        return new LogFields(Map.of());
    }

    /**
     * The fields of a station.
     *
     * @param identity its identity
     * @return fields
     */
    public static LogFields station(String identity) {
        return new LogFields(Map.of(STATION, identity));
    }

    /**
     * The fields of a connection of a station.
     *
     * @param station the station
     * @return fields
     */
    public static LogFields connection(Peer station) {
        return station(station.identity())
                .with(REMOTE_ADDRESS, station.handshake().remoteAddress());
    }

    /**
     * The fields of an address that is not a station's yet.
     *
     * @param remoteAddress the address
     * @return fields
     */
    public static LogFields address(String remoteAddress) {
        return none().with(REMOTE_ADDRESS, remoteAddress);
    }

    /**
     * The fields of a call, in either direction.
     *
     * @param call the call
     * @return fields
     */
    public static LogFields call(CallContext call) {
        return connection(call.peer()).with(ACTION, call.action()).with(MESSAGE_ID, call.messageId());
    }

    /**
     * The fields of the calling thread.
     *
     * @return fields, perhaps none
     */
    public static LogFields current() {
        return new LogFields(get());
    }

    /**
     * Adds a field.
     *
     * @param name one of the names here
     * @param value its value; null to add nothing
     * @return a copy with the field
     * @throws IllegalArgumentException if there is no field of that name
     */
    public LogFields with(String name, @Nullable String value) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("No field of the log: " + name);
        }
        if (value == null) {
            return this;
        }
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new LogFields(more);
    }

    /**
     * Runs something whose lines have these fields, and those that the thread has already, unless those belong to another
     * station.
     *
     * @param work runs in the calling thread
     */
    public void run(Runnable work) {
        supply(() -> {
            work.run();
            return true;
        });
    }

    /**
     * Does the same as {@link #run}, with a result.
     *
     * @param work runs in the calling thread
     * @param <T> the result
     * @return the result of the work
     */
    public <T> T supply(Supplier<T> work) {
        Map<String, String> before = enter();
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    /**
     * Does the same as {@link #run}, for what may fail in any way.
     *
     * @param work runs in the calling thread
     * @param <T> the result
     * @return the result of the work
     * @throws Exception if the work throws it
     */
    public <T> T call(Callable<T> work) throws Exception {
        Map<String, String> before = enter();
        try {
            return work.call();
        } finally {
            set(before);
        }
    }

    /** Returns the fields to restore afterwards. */
    private Map<String, String> enter() {
        Map<String, String> before = get();
        String station = before.get(STATION);
        if (station != null && values.containsKey(STATION) && !Objects.equals(station, values.get(STATION))) {
            set(Map.of());
        }
        values.forEach(MDC::put);
        return before;
    }

    private static Map<String, String> get() {
        Map<String, String> values = new HashMap<>();
        for (String name : NAMES) {
            String value = MDC.get(name);
            if (value != null) {
                values.put(name, value);
            }
        }
        return values;
    }

    private static void set(Map<String, String> values) {
        for (String name : NAMES) {
            String value = values.get(name);
            if (value == null) {
                MDC.remove(name);
            } else {
                MDC.put(name, value);
            }
        }
    }

    @Override
    public String toString() {
        return "LogFields" + values;
    }
}
