package org.ocpp4j.core;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.transport.Direction;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.Registration;
import tools.jackson.databind.JsonNode;

/**
 * Answers SecurityError to calls of a station before its BootNotification was accepted (OCPP-J errata 3.10), except
 * BootNotification itself and, while it is pending, messages that the central system triggered (OCPP 1.6, section 4.2).
 * The names of these messages come from {@link org.ocpp4j.core.version.OcppVersion#registration()}. For central
 * systems; add it as an interceptor.
 *
 * <p>A station does not send BootNotification when it only reconnects, so the state is kept per identity, across
 * connections.
 */
public final class RegistrationGate implements Interceptor {
    /** The state of a station's registration. */
    public enum State {
        /** No BootNotification of it is known. */
        UNKNOWN,
        /** The answer was Pending. */
        PENDING,
        /** The answer was Rejected. */
        REJECTED,
        /** The answer was Accepted; it may send all messages. */
        ACCEPTED
    }

    /**
     * Stores states; an implementation with a database keeps stations registered across restarts of the central system.
     * Thread-safe.
     */
    public interface Store {
        /**
         * Reads a state. Must not block for long.
         *
         * @param identity the station
         * @return the state, {@link State#UNKNOWN} for a station never seen
         */
        State get(String identity);

        /**
         * Writes a state. Must not block for long.
         *
         * @param identity the station
         * @param state the state
         */
        void put(String identity, State state);
    }

    private final Store store;
    private final Map<String, Set<String>> triggered = new ConcurrentHashMap<>();

    /**
     * Creates a gate that keeps the states in memory.
     *
     * @return the gate; its memory use grows with the number of admitted identities
     */
    public static RegistrationGate inMemory() {
        Map<String, State> states = new ConcurrentHashMap<>();
        return new RegistrationGate(new Store() {
            @Override
            public State get(String identity) {
                return states.getOrDefault(identity, State.UNKNOWN);
            }

            @Override
            public void put(String identity, State state) {
                states.put(identity, state);
            }
        });
    }

    /**
     * Creates a gate with your own store.
     *
     * @param store keeps the states
     */
    public RegistrationGate(Store store) {
        this.store = store;
    }

    @Override
    public CompletionStage<JsonNode> call(CallContext call, Chain next) {
        String identity = call.peer().identity();
        if (call.direction() == Direction.SENT) {
            noteTrigger(identity, call);
            return next.proceed(call);
        }
        String registers = call.peer().version().registration().action();
        if (call.action().equals(registers)) {
            return next.proceed(call).thenApply(result -> noteRegistration(identity, result));
        }
        if (store.get(identity) == State.ACCEPTED
                || triggered.getOrDefault(identity, Set.of()).contains(call.action())) {
            return next.proceed(call);
        }
        return CompletableFuture.failedFuture(new CallRejectedException(
                ErrorCode.SECURITY_ERROR, "The " + registers + " of this station has not been accepted"));
    }

    private void noteTrigger(String identity, CallContext call) {
        for (Registration.Trigger trigger : call.peer().version().registration().triggers()) {
            if (trigger.action().equals(call.action()) && store.get(identity) == State.PENDING) {
                String requested = call.payload().path(trigger.member()).asString("");
                triggered
                        .computeIfAbsent(identity, station -> ConcurrentHashMap.newKeySet())
                        .addAll(trigger.messages(requested));
            }
        }
    }

    private JsonNode noteRegistration(String identity, JsonNode result) {
        State state = switch (result.path("status").asString("")) {
            case "Accepted" -> State.ACCEPTED;
            case "Pending" -> State.PENDING;
            default -> State.REJECTED;
        };
        store.put(identity, state);
        if (state != State.PENDING) {
            triggered.remove(identity);
        }
        return result;
    }
}
