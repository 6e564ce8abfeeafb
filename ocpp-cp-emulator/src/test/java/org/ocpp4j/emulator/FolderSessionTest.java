package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v16.ConfigurationStatus;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStopTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.core.v16.UnlockConnectorRequest;

/** When sessions begin and end, as the keys of a configuration say. */
class FolderSessionTest {
    private static final String EM = FolderBench.IDENTITY;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FolderBench bench;

    @SuppressWarnings("NullAway.Init") // set before each test
    private CentralSystemDouble central;

    @BeforeEach
    void bench() {
        bench = new FolderBench(folder);
        central = bench.central;
    }

    @Test
    void aTransactionThatDoesNotBeginInTimeIsGivenUp() {
        bench.named("ConnectionTimeOut=60", "PlugInDelay=600");

        assertThat(bench.start("tag", 1L)).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        central.time.seconds(59);
        assertThat(central.story()).containsExactly("1 Preparing");
        central.time.seconds(1);
        assertThat(central.story()).containsExactly("1 Preparing", "1 Available");
        central.time.seconds(700);
        assertThat(central.said(StartTransactionRequest.class)).isEmpty();
    }

    @Test
    void withoutAConnectionTimeOutThereIsNoHurry() {
        bench.named("ConnectionTimeOut=0", "PlugInDelay=600");

        bench.start("tag", 1L);
        central.time.seconds(601);

        assertThat(central.said(StartTransactionRequest.class)).hasSize(1);
    }

    @Test
    void aLateAnswerToAuthorizeStartsNothing() {
        bench.named("ConnectionTimeOut=10", "AuthorizeRemoteTxRequests=true");
        central.authorizing = new CompletableFuture<>();

        bench.start("tag", 1L);
        central.time.seconds(20);
        central.authorizing.complete(null);
        central.time.seconds(60);

        assertThat(central.story()).containsExactly("1 Preparing", "Authorize", "1 Available");
    }

    @Test
    void aVehicleIsUnpluggedAfterTheFinishingTimeout() {
        bench.named("FinishingTimeout=15");
        bench.start("tag", 1L);
        central.time.seconds(5);
        central.forget();

        central.ask(EM, new RemoteStopTransactionRequest(1001));
        central.time.seconds(14);
        assertThat(central.story()).containsExactly("StopTransaction", "1 Finishing");
        central.time.seconds(1);
        assertThat(central.story()).containsExactly("StopTransaction", "1 Finishing", "1 Available");
    }

    @Test
    void withoutAFinishingTimeoutItStaysUntilTheConnectorIsUnlocked() {
        bench.named("FinishingTimeout=0");
        bench.start("tag", 1L);
        central.time.seconds(5);
        central.ask(EM, new RemoteStopTransactionRequest(1001));
        central.time.seconds(100_000);
        assertThat(central.story()).contains("1 Finishing").doesNotContain("1 Available");

        central.ask(EM, new UnlockConnectorRequest(1));
        central.time.seconds(1);

        assertThat(central.story()).endsWith("1 Available");
    }

    @Test
    void aFullVehicleIsNoticedAfterThePowerConsumptionTimeout() {
        bench.named("PowerConsumptionTimeout=500", "MeterValueSampleInterval=100");
        bench.start("tag", 1L);
        central.time.seconds(2);

        while (!central.story().contains("1 SuspendedEV")
                && central.said(MeterValuesRequest.class).size() < 300) {
            central.time.seconds(100);
        }

        assertThat(central.story()).contains("1 SuspendedEV").doesNotContain("StopTransaction");
        List<String> registers = central.said(MeterValuesRequest.class).stream()
                .map(values -> values.meterValue().get(0).sampledValue().get(0).value())
                .toList();
        int last = registers.size() - 1;
        assertThat(registers.get(last - 3)).isEqualTo(registers.get(last)); // no power for more than 300 s
        assertThat(registers.get(last - 6)).isNotEqualTo(registers.get(last)); // but 600 s ago
        assertThat(central.ask(EM, new RemoteStopTransactionRequest(1001)).status())
                .isEqualTo(RemoteStartStopStatus.ACCEPTED);
    }

    @Test
    void theCentralSystemAloneEndsWhatItStarted() {
        bench.named();
        bench.start("tag", 1L);

        central.time.advance(Duration.ofDays(2));

        assertThat(central.said(StopTransactionRequest.class)).isEmpty();
        assertThat(central.story()).doesNotContain("1 SuspendedEV");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SuspendedEV", "SuspendedEVSE"})
    void aTransactionCanBeginWithoutPower(String status) {
        bench.named("StartTransactionStatus=" + status, "MeterValueSampleInterval=10");

        bench.start("tag", 1L);
        central.time.seconds(60);

        assertThat(central.story().subList(0, 3)).containsExactly("1 Preparing", "StartTransaction", "1 " + status);
        assertThat(central.said(MeterValuesRequest.class))
                .hasSizeGreaterThan(3)
                .allSatisfy(values -> assertThat(
                                values.meterValue().get(0).sampledValue().get(0).value())
                        .isEqualTo("4200"));
        assertThat(bench.change("StartTransactionStatus", "Finishing")).isEqualTo(ConfigurationStatus.REJECTED);
        assertThat(bench.change("StartTransactionStatus", "Charging")).isEqualTo(ConfigurationStatus.ACCEPTED);
        bench.start("other", 2L);
        central.time.seconds(2);
        assertThat(central.story()).contains("2 Charging");
    }
}
