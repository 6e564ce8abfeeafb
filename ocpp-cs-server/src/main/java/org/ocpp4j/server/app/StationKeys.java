package org.ocpp4j.server.app;

import org.ocpp4j.server.command.AuthorizationKeys;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.station.PasswordChange;

/** Keys that are changed by command, kept as undecided passwords: see {@link PasswordChange}. Thread-safe. */
final class StationKeys implements AuthorizationKeys {
    private final PasswordChange passwords;

    StationKeys(PasswordChange passwords) {
        this.passwords = passwords;
    }

    @Override
    public void prepare(Change change, String identity, String newKeyHexOrText) {
        passwords.prepare(change, identity, newKeyHexOrText);
    }

    @Override
    public void reject(Change change, String identity) {
        passwords.reject(change, identity);
    }
}
