package org.ocpp4j.server.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ocpp4j.server.admission.RawStation.handshake;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.bound.BoundSettings;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.station.StationChange;

/** How many stations may come that nobody registered. */
class StrangersAtTheDoorTest {
    private static final Duration LONG = Duration.ofDays(365);

    @ParameterizedTest
    @EnumSource
    void oneMoreThanMayComeIsRefused(DatabaseKind kind) throws Exception {
        try (DoorFixture fixture = new DoorFixture(kind)) {
            fixture.boundSettings = new BoundSettings(2, LONG, 100, 100, 100, 100, LONG, LONG);
            fixture.open();
            fixture.stations.register("CP-1", StationChange.NONE);
            assertThat(fixture.knock(handshake("/ocpp/S-1"))).isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/S-2"))).isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/S-3"))).isEqualTo(404);
            assertThat(fixture.knock(handshake("/ocpp/S-2"))).as("it is known").isEqualTo(101);
            assertThat(fixture.knock(handshake("/ocpp/CP-1"))).isEqualTo(101);
            fixture.stations.register("S-3", StationChange.NONE);
            assertThat(fixture.knock(handshake("/ocpp/S-3"))).isEqualTo(101);
            assertThat(fixture.stations.find("S-3")).isPresent();
            assertThat(fixture.bounds.exceeded(Kind.STATIONS)).isEqualTo(1);
            Await.until("it is kept why", () -> fixture.attempts().size() == 1);
            assertThat(fixture.attempts().get(0).reason()).contains("as many unregistered ones are known as may be");
            assertThat(fixture.attempts().get(0).remedy())
                    .contains("PUT /api/v1/stations/S-3")
                    .contains("bounds.unregistered-stations");
        }
    }
}
