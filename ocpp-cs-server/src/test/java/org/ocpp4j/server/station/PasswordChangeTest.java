package org.ocpp4j.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.event.Events;

/** The sequence of a change by command, interrupted at each step. */
@SuppressWarnings("NullAway.Init") // made by begin
class PasswordChangeTest {
    private static final String OLD = "00112233445566778899aabbccddeeff00112233"; // keys, since their hashes are fast
    private static final String NEW = "ffeeddccbbaa99887766554433221100ffeeddcc";
    private static final String NEWER = "0f0e0d0c0b0a09080706050403020100ffeeddcc";

    private DatabaseSettings settings;
    private Database database;
    private StationStore stations;
    private PasswordChange change;

    private void begin(DatabaseKind kind) {
        settings = kind.fresh();
        start();
        stations.register("CP-1", StationChange.NONE.withPassword(OLD));
    }

    private void start() {
        database = Database.open(settings, new Events());
        stations = new StationStore(database, Clock.systemUTC());
        change = new PasswordChange(stations);
    }

    /** Nothing that was only in memory is left. */
    private void crash() {
        database.close();
        start();
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private List<String> valid() {
        StationRecord station = stations.load("CP-1").orElseThrow();
        List<String> hashes = Stream.concat(
                        Stream.ofNullable(station.passwordHash()), station.pendingPasswordHashes().stream())
                .toList();
        StationPasswords passwords = new StationPasswords();
        return Stream.of(OLD, NEW, NEWER)
                .filter(password -> hashes.stream()
                        .anyMatch(hash -> passwords.matches(hash, password.getBytes(StandardCharsets.UTF_8))))
                .toList();
    }

    private void prepare(String password) {
        database.run(part -> change.prepare(part, "CP-1", password));
    }

    private void reject() {
        database.run(part -> change.reject(part, "CP-1"));
    }

    /** A log-in with an undecided password, as admission tells it. */
    private void logIn(String password) {
        StationPasswords passwords = new StationPasswords();
        StationRecord station = stations.load("CP-1").orElseThrow();
        station.pendingPasswordHashes().stream()
                .filter(hash -> passwords.matches(hash, password.getBytes(StandardCharsets.UTF_8)))
                .forEach(hash -> change.used("CP-1", hash));
    }

    @ParameterizedTest
    @EnumSource
    void bothHoldUntilTheNewOneIsUsed(DatabaseKind kind) {
        begin(kind);
        prepare(NEW);
        assertThat(stations.remembered("CP-1").orElseThrow().pendingPasswordHashes())
                .hasSize(1);
        assertThat(valid()).as("the station may not have rebooted yet").containsExactly(OLD, NEW);
        logIn(OLD);
        assertThat(valid()).containsExactly(OLD, NEW);
        logIn(NEW);
        assertThat(valid()).containsExactly(NEW);
        assertThat(stations.remembered("CP-1").orElseThrow().pendingPasswordHash())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aCrashAnywhereAfterItWasPreparedLeavesBoth(DatabaseKind kind) {
        begin(kind);
        prepare(NEW);
        crash();
        assertThat(valid()).containsExactly(OLD, NEW);
        logIn(NEW);
        crash();
        assertThat(valid()).containsExactly(NEW);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasRejectedIsDropped(DatabaseKind kind) {
        begin(kind);
        prepare(NEW);
        reject();
        assertThat(valid()).containsExactly(OLD);
    }

    /** The station may have the first of two, whose answer was lost, and rejects the second. */
    @ParameterizedTest
    @EnumSource
    void aSecondChangeDoesNotLockOutWhoTookTheFirst(DatabaseKind kind) {
        begin(kind);
        prepare(NEW);
        prepare(NEWER);
        assertThat(valid()).containsExactly(OLD, NEW, NEWER);
        reject();
        assertThat(valid()).containsExactly(OLD, NEW);
        logIn(NEW);
        assertThat(valid()).containsExactly(NEW);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasPreparedLaterStaysWhenAnEarlierOneIsUsed(DatabaseKind kind) {
        begin(kind);
        prepare(NEW);
        prepare(NEWER);
        logIn(NEW);
        assertThat(valid()).as("the second is perhaps on its way").containsExactly(NEW, NEWER);
        logIn(NEWER);
        assertThat(valid()).containsExactly(NEWER);
    }

    @ParameterizedTest
    @EnumSource
    void notMoreThanFourAreUndecided(DatabaseKind kind) {
        begin(kind);
        for (int i = 0; i < 4; i++) {
            prepare("p" + i);
        }
        assertThatThrownBy(() -> prepare(NEW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("4 times")
                .hasMessageNotContaining(NEW);
        assertThat(valid()).containsExactly(OLD);
    }
}
