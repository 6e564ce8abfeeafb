package org.ocpp4j.server.command;

import java.util.Optional;
import org.ocpp4j.server.station.PasswordChange;
import tools.jackson.databind.node.ObjectNode;

/**
 * ChangeConfiguration of AuthorizationKey changes the password of the station, on both sides or on neither: see {@link
 * PasswordChange}. Thread-safe.
 */
public final class AuthorizationKeyEffects implements CommandEffect {
    private final PasswordChange passwords;

    /**
     * Effects on passwords.
     *
     * @param passwords changes them
     */
    public AuthorizationKeyEffects(PasswordChange passwords) {
        this.passwords = passwords;
    }

    @Override
    public Optional<Begun> begin(String identity, String action, ObjectNode payload) {
        if (!action.equals("ChangeConfiguration")
                || !payload.path("key").asString("").equalsIgnoreCase("AuthorizationKey")) {
            return Optional.empty();
        }
        PasswordChange.Pending pending =
                passwords.prepare(identity, payload.path("value").asString(""));
        return Optional.of(new Begun() {
            @Override
            public void settle(Outcome outcome) {
                if (isTaken(outcome)) {
                    passwords.confirm(pending);
                } else if (isCertainlyNotTaken(outcome)) {
                    passwords.reject(pending);
                }
            }
        });
    }

    private static boolean isTaken(Outcome outcome) {
        String status = outcome.body().path("status").asString("");
        return outcome.isResult() && (status.equals("Accepted") || status.equals("RebootRequired"));
    }

    private static boolean isCertainlyNotTaken(Outcome outcome) {
        String status = outcome.body().path("status").asString("");
        return Boolean.FALSE.equals(outcome.dispatched())
                || (outcome.isResult() && (status.equals("Rejected") || status.equals("NotSupported")));
    }
}
