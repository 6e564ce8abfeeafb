package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.GetLocalListVersionRequest;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.UnlockConnectorRequest;
import org.ocpp4j.core.v16.UnlockStatus;

/** Files that answer the central system. */
class CannedAnswersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private FolderBench bench;

    private long changes = 1_000_000_000_000L;

    @BeforeEach
    void station() {
        bench = new FolderBench(folder);
        bench.files.station("CP1");
        canned("GetLocalListVersion", "{\"listVersion\": 77}");
        bench.load();
    }

    /** With a time of its own, whatever the file system's clock. */
    private void canned(String action, String text) {
        Path file = bench.files.write("CP1/" + action + ".json", text);
        changes += 1000;
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(changes));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private long version() {
        return bench.central.ask("CP1", new GetLocalListVersionRequest()).listVersion();
    }

    @Test
    void aFileAnswersInsteadOfTheStation() {
        assertThat(version()).isEqualTo(77);
    }

    @Test
    void aChangeCountsAtOnceAndAFileThatIsGoneNoMore() {
        assertThat(version()).isEqualTo(77);
        canned("GetLocalListVersion", "{\"listVersion\": 88}");
        assertThat(version()).isEqualTo(88);
        bench.files.remove("CP1/GetLocalListVersion.json");
        assertThat(version()).isZero();
        canned("GetLocalListVersion", "{\"listVersion\": 99}");
        assertThat(version()).isEqualTo(99);
    }

    @Test
    void whileAFileIsWrongItsLastAnswerCounts() {
        assertThat(version()).isEqualTo(77);
        canned("GetLocalListVersion", "{\"listVersion\": \"many\"}");
        assertThat(version()).isEqualTo(77);
        canned("GetLocalListVersion", "{\"listVers");
        assertThat(version()).isEqualTo(77);
        canned("GetLocalListVersion", "{\"listVersion\": 78}");
        assertThat(version()).isEqualTo(78);
    }

    @Test
    void aNewFileThatIsWrongLeavesTheAnswerToTheStation() {
        canned("UnlockConnector", "{\"status\": \"Perhaps\"}");
        assertThat(bench.central.ask("CP1", new UnlockConnectorRequest(1)).status())
                .isEqualTo(UnlockStatus.UNLOCKED);
        canned("UnlockConnector", "{\"status\": \"UnlockFailed\"}");
        assertThat(bench.central.ask("CP1", new UnlockConnectorRequest(1)).status())
                .isEqualTo(UnlockStatus.UNLOCK_FAILED);
    }

    @Test
    void aCannedAnswerHasNoEffect() {
        canned("RemoteStartTransaction", "{\"status\": \"Accepted\"}");
        bench.central.forget();

        RemoteStartTransactionRequest start = new RemoteStartTransactionRequest(99L, "tag", null);
        assertThat(bench.central.ask("CP1", start).status()).isEqualTo(RemoteStartStopStatus.ACCEPTED);
        bench.central.time.seconds(10);

        assertThat(bench.central.said).isEmpty();
    }

    @Test
    void dataTransferHasAnAnswerOfItsOwn() {
        canned("DataTransfer", "{\"status\": \"Accepted\", \"data\": \"9FE99E\"}");

        assertThat(bench.central.ask("CP1", new DataTransferRequest("com.example", null, null)))
                .isEqualTo(new DataTransferResponse(DataTransferStatus.ACCEPTED, "9FE99E"));
    }

    @Test
    void aStationOfTheOlderVersionBootsAndAnswers() {
        bench.files.write("CP15/configuration.json", """
                {"OcppVersion": "1.5", "connectorId": [1],
                 "configurationKey": [{"key": "ChargePointModel", "value": "Old"}]}""");
        bench.files.write("CP15/BootNotification.json", """
                {"chargePointVendor": "Older", "chargePointModel": "Filed"}""");
        bench.files.write("CP15/UnlockConnector.json", "{\"status\": \"Rejected\"}"); // a word of 1.5 alone
        bench.central.forget();

        assertThat(bench.load().problems()).isEmpty();

        assertThat(bench.central.payloads.get(0).toString())
                .isEqualTo("{\"chargePointVendor\":\"Older\",\"chargePointModel\":\"Filed\"}");
        assertThat(bench.central.ask("CP15", new UnlockConnectorRequest(1)).status())
                .isEqualTo(UnlockStatus.UNLOCK_FAILED);
    }
}
