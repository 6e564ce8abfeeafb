package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;

/** A folder that is loaded again and again. */
class EmulatedFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FolderBench bench;

    @BeforeEach
    void bench() {
        bench = new FolderBench(folder);
        bench.files.station("CP1");
        bench.files.station("CP2");
        bench.load();
        bench.central.forget();
    }

    private void isConnected(String... identities) {
        assertThat(bench.emulated.stations())
                .extracting(EmulatedStation::identity)
                .containsExactly(identities);
        assertThat(identities).allMatch(bench.central::isConnected);
        assertThat(bench.emulated.statistics().online()).isEqualTo(identities.length);
    }

    @Test
    void nothingChangesWhereNothingHasChanged() {
        isConnected("CP1", "CP2");
        bench.files.write("CP1/UnlockConnector.json", "{\"status\": \"UnlockFailed\"}");

        bench.load();

        isConnected("CP1", "CP2");
        assertThat(bench.central.said).isEmpty();
        assertThat(bench.central.attempts).isEmpty();
    }

    @Test
    void newStationsStartAndThoseThatAreGoneEnd() {
        bench.files.station("CP3");
        bench.files.remove("CP1/configuration.json");

        bench.load();

        isConnected("CP2", "CP3");
        assertThat(bench.central.isConnected("CP1")).isFalse();
    }

    @Test
    void aChangedStationTellsItsEndAndStartsAnew() {
        bench.central.ask("CP1", new RemoteStartTransactionRequest(1L, "tag", null));
        bench.central.time.seconds(5);
        bench.central.forget();
        bench.files.station("CP1", "ChargePointModel=New");

        bench.load();

        isConnected("CP1", "CP2");
        assertThat(bench.central.said(StopTransactionRequest.class))
                .extracting(StopTransactionRequest::reason)
                .containsExactly(Reason.REBOOT);
        assertThat(bench.central.story()).containsSubsequence("StopTransaction", "BootNotification", "1 Available");
        assertThat(bench.central.payloads.toString()).contains("\"chargePointModel\":\"New\"");
    }

    @Test
    void aCentralSystemThatDoesNotAnswerHoldsUpNobodyForLong() {
        bench.central.ask("CP1", new RemoteStartTransactionRequest(1L, "tag", null));
        bench.central.time.seconds(5);
        bench.central.stopsAnswered = false;
        CompletableFuture<Void> end = bench.emulated.stop().toCompletableFuture();

        bench.central.time.seconds(5);

        assertThat(end).isCompleted();
        assertThat(bench.central.said(StopTransactionRequest.class)).hasSize(1);
    }

    @Test
    void anIdentityMayMoveToAnotherDirectory() throws IOException {
        bench.files.station("CP1", "StationIdentity=EM");
        bench.load();
        Files.move(folder.resolve("CP1"), folder.resolve("CP9"));

        bench.load();

        isConnected("CP2", "EM");
    }

    @Test
    void aStationWhoseFilesHaveBecomeWrongStaysAsItIs() {
        bench.files.write("CP1/configuration.json", "{");
        bench.files.write("CP2/UnlockConnector.json", "{}");

        assertThat(bench.load().problems()).hasSize(2);

        isConnected("CP1", "CP2");
        assertThat(bench.central.attempts).isEmpty();
    }

    @Test
    void theIdentityOfAStationThatStaysIsNotGivenAway() {
        bench.files.write("CP1/configuration.json", "{");
        bench.files.station("CP3", "StationIdentity=CP1");

        bench.load();

        isConnected("CP1", "CP2");
    }

    @Test
    void aFolderThatCannotBeReadStopsNobody() throws IOException {
        Files.move(folder, folder.resolveSibling("away"));

        assertThat(bench.load().problems()).hasSize(1);

        isConnected("CP1", "CP2");
        Files.move(folder.resolveSibling("away"), folder);
    }

    @Test
    void afterTheEndNothingStarts() {
        bench.files.station("CP3");
        bench.emulated.load(); // its start waits for the ramp
        bench.emulated.stop();
        bench.load();
        bench.central.time.seconds(60);

        isConnected();
        assertThat(bench.central.isConnected("CP1") || bench.central.isConnected("CP3"))
                .isFalse();
    }
}
