package org.ocpp4j.server.command;

import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.ocpp4j.server.database.Change;
import tools.jackson.databind.JsonNode;

/**
 * ChangeConfiguration of {@code AuthorizationKey}: the new key is stored before it is sent. One change at a time for a
 * station, since one key is stored; the row of the station is locked during this check.
 */
public final class AuthorizationKeyEffects implements CommandEffects {
    private static final String KEY = "AuthorizationKey";
    private static final Set<OutcomeKind> NOT_TAKEN = Set.of(OutcomeKind.CALL_ERROR);

    private final AuthorizationKeys keys;

    /**
     * Effects on the passwords of stations.
     *
     * @param keys where they are kept
     */
    public AuthorizationKeyEffects(AuthorizationKeys keys) {
        this.keys = keys;
    }

    @Override
    public void before(Change change, Command command) {
        if (!changesKey(command)) {
            return;
        }
        if (isAnotherOpen(change.handle(), command)) {
            throw new CommandRefusedException(Outcome.problem(
                    OutcomeKind.IN_PROGRESS,
                    false,
                    "Another change of this station's AuthorizationKey is in progress; try again when it has ended"));
        }
        try {
            keys.prepare(
                    change, command.identity(), command.payload().path("value").asString());
        } catch (IllegalArgumentException | IllegalStateException against) {
            throw new CommandRefusedException(
                    Outcome.problem(OutcomeKind.REFUSED, false, String.valueOf(against.getMessage())));
        }
    }

    @Override
    public void after(Change change, Command command, Outcome outcome) {
        if (!changesKey(command)) {
            return;
        }
        if (outcome.isResult()) {
            String status = outcome.data().path("status").asString("");
            if (status.equals("Rejected") || status.equals("NotSupported")) {
                keys.reject(change, command.identity());
            }
        } else if (Boolean.FALSE.equals(outcome.dispatched()) || NOT_TAKEN.contains(outcome.kind())) {
            keys.reject(change, command.identity());
        }
    }

    private static boolean isAnotherOpen(Handle handle, Command command) {
        handle.createQuery("select identity from station where identity = :identity<forUpdate>")
                .bind("identity", command.identity())
                .mapTo(String.class)
                .findOne();
        return handle
                .createQuery("select payload from command where outcome is null and identity = :identity"
                        + " and action = 'ChangeConfiguration' and id <> :id"
                        + " and (dispatched is null or dispatched = true)")
                .bind("identity", command.identity())
                .bind("id", command.id())
                .mapTo(String.class)
                .stream()
                .anyMatch(payload -> isKey(Json.read(payload)));
    }

    private static boolean changesKey(Command command) {
        return command.action().equals("ChangeConfiguration") && isKey(command.payload());
    }

    private static boolean isKey(JsonNode payload) {
        return payload.path("key").asString("").toLowerCase(Locale.ROOT).equals(KEY.toLowerCase(Locale.ROOT));
    }
}
