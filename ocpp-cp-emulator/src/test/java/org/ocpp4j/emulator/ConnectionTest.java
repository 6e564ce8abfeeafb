package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.BootNotificationResponse;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;

/** Refused, lost and pending: what happens around a connection. */
class ConnectionTest {
    private final CentralSystemDouble central = new CentralSystemDouble();

    @Test
    void aRefusedStationTriesAgainAfterGrowingPauses() {
        central.reachable = false;
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());
        central.time.advance(Duration.ofMinutes(10));

        List<Duration> pauses = central.pauses();

        for (int failures = 0; failures < pauses.size(); failures++) {
            Duration longest = Duration.ofSeconds(1L << Math.min(failures, 6));
            assertThat(pauses.get(failures)).isBetween(longest.dividedBy(2), longest);
        }
        assertThat(pauses).hasSizeBetween(12, 20);
        assertThat(central.said).isEmpty();
    }

    @Test
    void theFirstPauseIsShortAgainAfterASuccess() {
        central.reachable = false;
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());
        central.time.advance(Duration.ofMinutes(10));
        central.reachable = true;
        central.time.advance(Duration.ofMinutes(2));
        assertThat(central.isConnected("CP-1")).isTrue();

        central.attempts.clear();
        central.attempts.add(central.time.instant());
        central.cut("CP-1");
        central.time.seconds(2);

        assertThat(central.pauses()).hasSize(1);
        assertThat(central.pauses().get(0)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(central.isConnected("CP-1")).isTrue();
    }

    @Test
    void aPendingStationWaitsAsLongAsItIsToldAndSaysNothing() {
        central.bootAnswers.add(boot(RegistrationStatus.PENDING, 120));
        central.bootAnswers.add(boot(RegistrationStatus.REJECTED, 45));
        central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(1));

        central.time.seconds(119);
        assertThat(central.said).hasSize(1);
        assertThat(central.ask("CP-1", new RemoteStartTransactionRequest(null, "x", null))
                        .status())
                .isEqualTo(RemoteStartStopStatus.REJECTED);
        central.time.seconds(1);
        assertThat(central.said(BootNotificationRequest.class)).hasSize(2);
        central.time.seconds(44);
        assertThat(central.said).hasSize(2);
        central.time.seconds(1);

        assertThat(central.said(BootNotificationRequest.class)).hasSize(3);
        assertThat(central.story()).contains("1 Available");
    }

    @Test
    void heartbeatsKeepTheIntervalOfTheAnswer() {
        central.bootAnswers.add(boot(RegistrationStatus.ACCEPTED, 40));
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());

        central.time.seconds(39);
        assertThat(central.said(HeartbeatRequest.class)).isEmpty();
        central.time.seconds(81);
        assertThat(central.said(HeartbeatRequest.class)).hasSize(3);
    }

    @Test
    void aReconnectIsNoBoot() {
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());
        central.time.seconds(5);
        assertThat(central.said(BootNotificationRequest.class)).hasSize(1);
        central.forget();

        central.cut("CP-1");
        assertThat(central.isConnected("CP-1")).isFalse();
        central.time.seconds(5);

        assertThat(central.isConnected("CP-1")).isTrue();
        assertThat(central.said).isEmpty(); // nothing changed meanwhile, so there is nothing to say
        central.time.seconds(300);
        assertThat(central.said(HeartbeatRequest.class)).hasSize(1);
    }

    @Test
    void aSessionGoesOnOfflineAndIsDeliveredInOrder() {
        EmulatedStation station = central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(2));
        central.time.seconds(15);
        assertThat(central.story()).endsWith("MeterValues");
        int before = central.said(MeterValuesRequest.class).size();
        central.forget();
        central.reachable = false;
        central.cut("CP-1");
        central.time.seconds(120); // the first session ends, the second one begins and ends
        assertThat(central.said).isEmpty();
        assertThat(station.done().toCompletableFuture()).isNotDone();

        central.reachable = true;
        central.time.seconds(60);

        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(central.said(AuthorizeRequest.class)).isEmpty(); // the cache knew the tag
        List<String> told =
                central.story().stream().filter(name -> !name.startsWith("1 ")).toList();
        assertThat(told.stream().distinct()).containsExactly("MeterValues", "StopTransaction", "StartTransaction");
        assertThat(told.indexOf("StopTransaction")).isEqualTo(5 - before);
        assertThat(told.get(6 - before)).isEqualTo("StartTransaction");
        assertThat(told.subList(7 - before, 12 - before)).containsOnly("MeterValues");
        assertThat(told.get(told.size() - 1)).isEqualTo("StopTransaction");
        assertThat(central.said(StopTransactionRequest.class))
                .extracting(StopTransactionRequest::transactionId)
                .containsExactly(1001L, 1002L);
        assertThat(central.said(MeterValuesRequest.class).get(6 - before).transactionId())
                .isEqualTo(1002L);
        assertThat(central.said(StartTransactionRequest.class).get(0).timestamp())
                .isBefore(central.time.instant().minusSeconds(60)); // when it happened, not when it was told
    }

    @Test
    void whatGotNoAnswerIsSentAgainWithTheSameContent() {
        EmulatedStation station = central.station(StationModel.DEFAULT, CentralSystemDouble.sessions(1));
        central.stopsAnswered = false;
        central.time.seconds(40);
        assertThat(central.said(StopTransactionRequest.class)).hasSize(1);
        central.cut("CP-1");
        central.time.seconds(5); // the grace that the central system gives its handler
        central.stopsAnswered = true;
        central.time.seconds(5);

        List<StopTransactionRequest> stops = central.said(StopTransactionRequest.class);
        assertThat(stops).hasSize(2);
        assertThat(stops.get(1)).isEqualTo(stops.get(0));
        assertThat(station.done().toCompletableFuture()).isCompleted();
    }

    @Test
    void whatTheCentralSystemCannotProcessIsRepeatedAfterLongerAndLongerPauses() {
        Counters counters = new Counters();
        EmulatedStation station = new EmulatedStation(
                "CP-1", StationModel.DEFAULT, CentralSystemDouble.sessions(1), central, central.runtime(), counters);
        central.failures = 2;
        station.start();
        central.time.seconds(20);
        assertThat(central.said(StartTransactionRequest.class)).hasSize(1);
        central.time.seconds(5);
        assertThat(central.said(StartTransactionRequest.class)).hasSize(2);
        central.time.seconds(30);
        assertThat(central.said(StartTransactionRequest.class)).hasSize(2);
        central.time.seconds(10);

        assertThat(central.said(StartTransactionRequest.class)).hasSize(3);
        assertThat(central.said(StartTransactionRequest.class).stream().distinct())
                .hasSize(1);
        assertThat(central.said(StopTransactionRequest.class)).hasSize(1);
        assertThat(station.done().toCompletableFuture()).isCompleted();
        assertThat(counters.read().lost()).isZero();
    }

    @Test
    void whatCannotBeProcessedAtAllIsGivenUpWithWhatDependsOnIt() {
        Counters counters = new Counters();
        EmulatedStation station = new EmulatedStation(
                "CP-1", StationModel.DEFAULT, CentralSystemDouble.sessions(1), central, central.runtime(), counters);
        central.failures = 3;
        station.start();
        central.time.seconds(120);

        assertThat(central.said(StartTransactionRequest.class)).hasSize(3);
        assertThat(central.said(StopTransactionRequest.class)).isEmpty();
        assertThat(counters.read().lost()).isEqualTo(1 + 5 + 1);
        assertThat(station.done().toCompletableFuture()).isCompleted();
    }

    @Test
    void whatWaitsOfflineIsBoundedAndEveryTransactionStillEnds() {
        StationModel chatty = new StationModel(StationModel.DEFAULT.version(), 1, 11_000, Duration.ofSeconds(1));
        central.station(chatty, CentralSystemDouble.sessions(SessionPlan.FOREVER));
        central.time.seconds(20);
        central.reachable = false;
        central.cut("CP-1");
        central.forget();
        central.time.advance(Duration.ofDays(1));
        central.reachable = true;
        central.time.seconds(62);

        int told = central.said(StartTransactionRequest.class).size()
                + central.said(StopTransactionRequest.class).size()
                + central.said(MeterValuesRequest.class).size();
        assertThat(told).isBetween(TransactionQueue.MOST_WAITING, TransactionQueue.MOST_WAITING + 80);
        int starts = central.said(StartTransactionRequest.class).size();
        assertThat(central.said(StopTransactionRequest.class).size()).isBetween(starts, starts + 1);
    }

    @Test
    void aStationWithoutAnAnswerToItsHeartbeatConnectsAnew() {
        central.station(StationModel.DEFAULT, CentralSystemDouble.nobody());
        central.time.seconds(5);
        central.forget();
        central.heartbeatsAnswered = false;
        central.time.seconds(300 + 30 + 10);

        assertThat(central.attempts).hasSize(1);
        assertThat(central.isConnected("CP-1")).isTrue();
    }

    private BootNotificationResponse boot(RegistrationStatus status, long interval) {
        return new BootNotificationResponse(status, central.time.instant(), interval);
    }
}
