package org.ocpp4j.server.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;

class StationStoreTest {
    private static final StationChange ALL = StationChange.NONE
            .withDescription("in the yard")
            .withBootPolicy("Pending")
            .withValidation("LENIENT")
            .withPings(false)
            .withPassword("secret password")
            .withCertificateRequired(true);

    @ParameterizedTest
    @EnumSource
    void whatIsChangedIsRemembered(DatabaseKind kind) {
        try (Database database = kind.open()) {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            assertThat(stations.register("CP 1/ä", ALL)).isTrue();
            StationRecord station = stations.remembered("CP 1/ä").orElseThrow();
            assertThat(station.registered()).isTrue();
            assertThat(station.description()).isEqualTo("in the yard");
            assertThat(station.bootPolicy()).isEqualTo("Pending");
            assertThat(station.validation()).isEqualTo("LENIENT");
            assertThat(station.pings()).isFalse();
            assertThat(station.certificateRequired()).isTrue();
            assertThat(station.passwordHash()).startsWith("pbkdf2-sha256$");

            assertThat(stations.register("CP 1/ä", StationChange.NONE)).isFalse();
            assertThat(stations.remembered("CP 1/ä")).contains(station);

            assertThat(stations.update(
                            "CP 1/ä",
                            StationChange.NONE
                                    .withDescription("")
                                    .withBootPolicy("")
                                    .withValidation("")
                                    .withPassword("")))
                    .isTrue();
            StationRecord plain = stations.remembered("CP 1/ä").orElseThrow();
            assertThat(plain.description()).isNull();
            assertThat(plain.bootPolicy()).isNull();
            assertThat(plain.validation()).isNull();
            assertThat(plain.passwordHash()).isNull();
            assertThat(plain.pings()).isFalse();
            assertThat(stations.find("CP 1/ä")).contains(plain);

            assertThat(stations.remove("CP 1/ä")).isTrue();
            assertThat(stations.remembered("CP 1/ä")).isEmpty();
            assertThat(stations.remove("CP 1/ä")).isFalse();
            assertThat(stations.update("CP 1/ä", ALL)).isFalse();
            assertThat(stations.find("CP 1/ä")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatCameByItselfIsRegisteredOnlyByRegister(DatabaseKind kind) {
        try (Database database = kind.open()) {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            database.run(change -> stations.ensure(change, "CP-1"));
            assertThat(stations.update("CP-1", StationChange.NONE.withValidation("LENIENT")))
                    .isTrue();
            assertThat(stations.remembered("CP-1").orElseThrow().registered()).isFalse();
            assertThat(stations.register("CP-1", StationChange.NONE)).isTrue();
            StationRecord station = stations.remembered("CP-1").orElseThrow();
            assertThat(station.registered()).isTrue();
            assertThat(station.validation()).isEqualTo("LENIENT");
            assertThat(station.pings()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordOfAnOperatorEndsWhatWasUndecided(DatabaseKind kind) {
        try (Database database = kind.open()) {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            database.run(change -> new PasswordChange(stations).prepare(change, "CP-1", "by command"));
            assertThat(stations.remembered("CP-1").orElseThrow().pendingPasswordHashes())
                    .hasSize(1);
            stations.update("CP-1", StationChange.NONE.withPassword("by hand"));
            StationRecord station = stations.remembered("CP-1").orElseThrow();
            assertThat(station.pendingPasswordHashes()).isEmpty();
            assertThat(new StationPasswords()
                            .matches(
                                    Objects.requireNonNull(station.passwordHash()),
                                    "by hand".getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
    }

    @Test
    void whatCannotBe() {
        try (Database database = DatabaseKind.SQLITE.open()) {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            assertThatThrownBy(() -> stations.register("", StationChange.NONE))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("identity");
            assertThatThrownBy(() -> stations.register("x".repeat(256), StationChange.NONE))
                    .hasMessageContaining("255");
            assertThatThrownBy(() -> stations.register("CP\n1", StationChange.NONE))
                    .hasMessageContaining("control characters");
        }
        assertThatThrownBy(() -> StationChange.NONE.withBootPolicy("accepted"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bootPolicy must be one of Accepted, Pending, Rejected");
        assertThatThrownBy(() -> StationChange.NONE.withValidation("Strict")).hasMessageContaining("STRICT, LENIENT");
        assertThatThrownBy(() -> StationChange.NONE.withDescription("x".repeat(501)))
                .hasMessageContaining("500");
        assertThat(ALL.toString()).doesNotContain("secret password");
    }
}
