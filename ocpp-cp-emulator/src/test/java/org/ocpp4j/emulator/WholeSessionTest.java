package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.Measurand;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;

/** Stations that are left alone charge as their plan says. */
class WholeSessionTest {
    private final CentralSystemDouble central = new CentralSystemDouble();

    @Test
    void aSessionFromBootToTheEndInOrder() {
        EmulatedStation station = central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(1));

        central.time.seconds(60);

        assertThat(central.story())
                .containsExactly(
                        "BootNotification",
                        "0 Available",
                        "1 Available",
                        "1 Preparing",
                        "Authorize",
                        "StartTransaction",
                        "1 Charging",
                        "MeterValues",
                        "MeterValues",
                        "MeterValues",
                        "MeterValues",
                        "MeterValues",
                        "StopTransaction",
                        "1 Finishing",
                        "1 Available");
        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(central.invalid).isEmpty();
    }

    @Test
    void theMeterCountsWhatThePowerAndTheTimeGive() {
        central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(2));

        central.time.seconds(120);

        List<StartTransactionRequest> starts = central.said(StartTransactionRequest.class);
        List<StopTransactionRequest> stops = central.said(StopTransactionRequest.class);
        assertThat(starts).hasSize(2);
        assertThat(stops).hasSize(2);
        assertThat(Duration.between(starts.get(0).timestamp(), stops.get(0).timestamp()))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(stops.get(0).meterStop() - starts.get(0).meterStart()).isEqualTo(11_000 * 30 / 3600);
        assertThat(starts.get(1).meterStart()).isEqualTo(stops.get(0).meterStop());
        assertThat(stops).extracting(StopTransactionRequest::transactionId).containsExactly(1001L, 1002L);
        assertThat(stops).extracting(StopTransactionRequest::reason).containsOnly(Reason.LOCAL);
        assertThat(register(central.said(MeterValuesRequest.class).get(3))).isEqualTo(11_000 * 20 / 3600);
    }

    @Test
    void meterValuesHaveFiveMeasurandsAndTheirTransaction() {
        central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(1));

        central.time.seconds(60);

        MeterValuesRequest message = central.said(MeterValuesRequest.class).get(0);
        assertThat(message.transactionId()).isEqualTo(1001L);
        assertThat(message.meterValue().get(0).sampledValue())
                .extracting(SampledValue::measurand)
                .containsExactly(
                        Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                        Measurand.POWER_ACTIVE_IMPORT,
                        Measurand.CURRENT_IMPORT,
                        Measurand.VOLTAGE,
                        Measurand.SOC);
        assertThat(message.meterValue().get(0).sampledValue().get(1).value()).isEqualTo("11000");
    }

    @Test
    void everyConnectorChargesAsOftenAsPlanned() {
        StationModel twin = new StationModel(StationModel.DEFAULT.version(), 2, 22_000, Duration.ofSeconds(10));
        EmulatedStation station = central.station(twin, CentralSystemDouble.sessions(3));

        central.time.seconds(100);
        assertThat(station.done().toCompletableFuture()).isNotDone();
        central.time.seconds(100);

        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(central.said(StartTransactionRequest.class))
                .extracting(StartTransactionRequest::connectorId)
                .containsExactlyInAnyOrder(1L, 1L, 1L, 2L, 2L, 2L);
        assertThat(central.said(StopTransactionRequest.class)).hasSize(6);
    }

    @Test
    void aTagThatIsRefusedDoesNotCharge() {
        central.decision = AuthorizationStatus.BLOCKED;
        Counters counters = new Counters();
        EmulatedStation station = new EmulatedStation(
                "CP-1", StationModel.DEFAULT, CentralSystemDouble.sessions(1), central, central.runtime(), counters);
        station.start();

        central.time.seconds(60);

        assertThat(central.said(AuthorizeRequest.class)).hasSize(1);
        assertThat(central.said(StartTransactionRequest.class)).isEmpty();
        assertThat(central.story()).endsWith("1 Preparing", "Authorize", "1 Finishing", "1 Available");
        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(counters.read().refused()).isEqualTo(1);
        assertThat(counters.read().charged()).isZero();
    }

    @Test
    void aTagThatIsRefusedAtTheStartIsStoppedAtOnce() {
        central.decisionAtStart = AuthorizationStatus.CONCURRENT_TX;
        central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(1));

        central.time.seconds(20);

        assertThat(central.said(StopTransactionRequest.class))
                .extracting(StopTransactionRequest::reason)
                .containsExactly(Reason.DE_AUTHORIZED);
        assertThat(central.said(MeterValuesRequest.class)).isEmpty();
    }

    @Test
    void aStationOfOcpp15SaysOnlyWhatItsVersionKnows() {
        StationModel old = new StationModel(Ocpp15.VERSION, 1, 11_000, Duration.ofSeconds(5));
        EmulatedStation station = central.station(old, CentralSystemDouble.sessions(1));

        central.time.seconds(60);

        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(central.payloads.toString()).contains("\"Occupied\"").doesNotContain("SoC", "Preparing");
        assertThat(central.said(MeterValuesRequest.class)
                        .get(0)
                        .meterValue()
                        .get(0)
                        .sampledValue())
                .hasSize(4);
        assertThat(central.invalid).isEmpty();
    }

    @Test
    void aFleetChargesAndCounts() {
        EmulatedFleet fleet = new EmulatedFleet(
                new FleetPlan("X-", 3, Duration.ofSeconds(1)),
                StationModel.DEFAULT,
                CentralSystemDouble.sessions(1),
                central,
                central.runtime());
        fleet.start();
        central.time.advance(Duration.ofMillis(1500));
        assertThat(fleet.statistics().online()).isEqualTo(2); // switched on one after another
        central.time.seconds(60);

        assertThat(fleet.statistics()).isEqualTo(new FleetStatistics(3, 3, 3, 0, 0));
        assertThat(fleet.done().toCompletableFuture()).isCompleted();
        assertThat(IntStream.rangeClosed(1, 3)).allMatch(number -> central.isConnected("X-" + number));

        CompletionStage<Void> stopped = fleet.stop();
        central.time.seconds(0);
        assertThat(stopped.toCompletableFuture()).isCompleted();

        assertThat(IntStream.rangeClosed(1, 3)).noneMatch(number -> central.isConnected("X-" + number));
        assertThat(fleet.statistics().online()).isZero();
        central.attempts.clear();
        central.time.seconds(600);
        assertThat(central.attempts).isEmpty();
    }

    private static int register(MeterValuesRequest message) {
        return Integer.parseInt(
                message.meterValue().get(0).sampledValue().get(0).value());
    }
}
