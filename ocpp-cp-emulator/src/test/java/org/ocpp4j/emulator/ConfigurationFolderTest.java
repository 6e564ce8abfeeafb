package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.emulator.configuration.ConfigurationFolder;
import org.ocpp4j.emulator.configuration.ConfigurationKey;
import org.ocpp4j.emulator.configuration.ConnectorConfiguration;
import org.ocpp4j.emulator.configuration.FolderContents;
import org.ocpp4j.emulator.configuration.StationConfiguration;

/** What is read from a folder, and what is said about files that are wrong. */
class ConfigurationFolderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private StationFiles files;

    @BeforeEach
    void files() {
        files = new StationFiles(folder);
    }

    private FolderContents read() {
        return ConfigurationFolder.read(folder, 1000);
    }

    /** The only problem, without the folder. */
    private String problem() {
        assertThat(read().problems()).hasSize(1);
        return read().problems().get(0).message().replace(folder + "/", "");
    }

    private StationConfiguration station() {
        assertThat(read().problems()).isEmpty();
        assertThat(read().stations()).hasSize(1);
        return read().stations().get(0);
    }

    @Test
    void aStationIsReadWithEverythingThatItsFileSays() {
        files.station("CP1", "StationIdentity=EM-1", "!Anything=of value", "CentralSystemURL=ws://central:9220/ocpp");

        StationConfiguration station = station();

        assertThat(station.identity()).isEqualTo("EM-1");
        assertThat(station.version()).isEqualTo(Ocpp16.VERSION);
        assertThat(station.connectors())
                .containsExactly(new ConnectorConfiguration(1, 4200), new ConnectorConfiguration(2, 0));
        assertThat(station.keys()).contains(new ConfigurationKey("Anything", true, "of value"));
        assertThat(station.centralSystem()).isEqualTo(URI.create("ws://central:9220/ocpp"));
        assertThat(read().notes()).isEmpty();
    }

    @Test
    void whatMayBeAbsentHasAMeaning() {
        files.write("CP 7/configuration.json", "{\"connectorId\": [3]}");

        assertThat(station().identity()).isEqualTo("CP 7");
        assertThat(station().centralSystem()).isNull();
        assertThat(station().authorizationKey()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ws://h:9220/ocpp, ws://h:9220/ocpp",
        "ws://h:9220/ocpp/, ws://h:9220/ocpp",
        "ws://h:9220/ocpp/EM 1, ",
        "ws://h:9220/ocpp/EM%201, ws://h:9220/ocpp",
        "ws://h:9220/ocpp/EM%201/, ws://h:9220/ocpp",
        "ws://h:9220/ocpp/EM%202, ws://h:9220/ocpp/EM%202",
        "wss://h/EM%201, wss://h",
        "ws://h, ws://h",
        "http://h/Ocpp, ",
        "ws://user:secret@h/ocpp, ",
        "ws://h/ocpp?key=secret, ",
        "not an address, ",
    })
    void theAddressMayEndWithTheIdentity(String address, String without) {
        files.station("CP1", "StationIdentity=EM 1", "CentralSystemURL=" + address);

        if (without == null) {
            assertThat(problem())
                    .startsWith("CP1/configuration.json at /configurationKey/1/value: expected an address like ws://")
                    .doesNotContain("secret");
        } else {
            assertThat(station().centralSystem()).isEqualTo(URI.create(without));
        }
    }

    @Test
    void theAddressAtTheTopCountsMore() {
        files.write("CP1/configuration.json", """
                {"connectorId": [1], "CentralSystemURL": "ws://top/ocpp",
                 "configurationKey": [{"key": "CentralSystemURL", "value": "ws://key/ocpp"}]}""");

        assertThat(station().centralSystem()).isEqualTo(URI.create("ws://top/ocpp"));
        assertThat(station().keys()).containsExactly(new ConfigurationKey("CentralSystemURL", true, "ws://top/ocpp"));
    }

    @Test
    void keysMayBeMembersAndValuesNoTexts() {
        files.write("CP1/configuration.json", """
                {"connectorId": [1], "ConfigurationKeys": {"HeartbeatInterval": {"value": 60},
                 "AuthorizeRemoteTxRequests": {"value": true, "readonly": true}, "Nothing": {}}}""");

        assertThat(station().keys())
                .containsExactly(
                        new ConfigurationKey("HeartbeatInterval", false, "60"),
                        new ConfigurationKey("AuthorizeRemoteTxRequests", true, "true"),
                        new ConfigurationKey("Nothing", false, ""));
    }

    @Test
    void thePasswordIsNoKeyAndIsNotShown() {
        files.station("CP1", "AuthorizationKey=s3cret-s3cret-s3");

        assertThat(station().authorizationKey()).isEqualTo("s3cret-s3cret-s3");
        assertThat(station().keys()).isEmpty();
        assertThat(read().toString()).doesNotContain("s3cret");
    }

    @Test
    void otherVersionsAreSkippedWithALine() {
        files.write("CP201/configuration.json", "{\"OcppVersion\": \"2.0.1\", \"Evses\": [{\"evseId\": 1}]}");
        files.write("CP15/configuration.json", "{\"OcppVersion\": \"1.5\", \"connectorId\": [1]}");

        assertThat(station().version()).isEqualTo(Ocpp15.VERSION);
        assertThat(read().notes())
                .singleElement()
                .asString()
                .isEqualTo(folder.resolve("CP201/configuration.json")
                        + ": the station speaks OCPP 2.0.1, which is not emulated; it is skipped");
    }

    @Test
    void whatMeansNothingIsNoted() {
        files.station("CP1");
        files.write("empty/readme.txt", "nothing");
        files.write(".hidden/configuration.json", "{");
        files.write("CP1/Heartbeat.json", "{}");
        files.write("CP1/GetDiagnostic.json", "{}");
        files.write("CP2/configuration.json", "{\"connectorId\": [1], \"Colour\": \"red\"}");

        assertThat(read().stations()).hasSize(2);
        assertThat(read().problems()).isEmpty();
        assertThat(read().notes())
                .containsExactly(
                        folder.resolve("CP1/GetDiagnostic.json")
                                + " means nothing: OCPP 1.6 has no action GetDiagnostic that central systems call",
                        folder.resolve("CP1/Heartbeat.json")
                                + " means nothing: OCPP 1.6 has no action Heartbeat that central systems call",
                        folder.resolve("CP2/configuration.json") + ": the member Colour is not known and means nothing",
                        folder.resolve("empty") + " is no station: it has no configuration.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | : expected a JSON object",
                "{\"connectorId\": [1]}} | : expected JSON, and it is not in line 1, column",
                "{\"connectorId\": [1], \"connectorId\": [2]} | : expected JSON, and it is not in line 1, column",
                "{\"connectorId\": [1],\"OcppVersion\": \"3\"} | at /OcppVersion: expected \"1.6\"",
                "{} | at /connectorId: expected a list of 1 to 100 connectors",
                "{\"connectorId\": []} | at /connectorId: expected a list of 1 to 100 connectors",
                "{\"connectorId\": [\"1\"]} | at /connectorId/0: expected the number of a connector, from 1, or an object",
                "{\"connectorId\": [{\"id\": 0}]} | at /connectorId/0/id: expected the number of a connector, from 1",
                "{\"connectorId\": [1, {\"id\": 1}]} | at /connectorId/1/id: expected a number that no other connector has",
                "{\"connectorId\": [{\"id\": 1, \"meterValue\": -5}]} | at /connectorId/0/meterValue: expected a whole number",
                "{\"connectorId\": [{\"id\": 1, \"voltage\": 5}]} | at /connectorId/0/voltage: expected a text",
                "{\"connectorId\": [1], \"Geo\": 5} | at /Geo: expected an object",
                "{\"connectorId\": [1], \"configurationKey\": {}} | at /configurationKey: expected a list of at most 500",
                "{\"connectorId\": [1], \"configurationKey\": [5]} | at /configurationKey/0: expected an object with key",
                "{\"connectorId\": [1], \"configurationKey\": [{\"key\": \"a\", \"readonly\": 1}]} | at"
                        + " /configurationKey/0/readonly: expected true or false",
                "{\"connectorId\": [1], \"configurationKey\": [{\"key\": \"a\"}, {\"key\": \"A\"}]} | at"
                        + " /configurationKey/1/key: expected a key that is not in the file already",
                "{\"connectorId\": [1], \"configurationKey\": [{\"key\": \"a\", \"value\": []}]} | at"
                        + " /configurationKey/0/value: expected a text of at most 500 characters",
                "{\"connectorId\": [1], \"ConfigurationKeys\": {\"a/b\": 5}} | at /ConfigurationKeys/a~1b: expected an object",
                "{\"connectorId\": [1], \"CentralSystemURL\": 5} | at /CentralSystemURL: expected an address",
            })
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        files.write("CP1/configuration.json", text);
        files.station("CP2");

        assertThat(problem().replaceFirst("CP1/configuration.json ?", "")).startsWith(message);
        assertThat(read().stations()).extracting(StationConfiguration::identity).containsExactly("CP2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HeartbeatInterval=0",
                "HeartbeatInterval=soon",
                "ConnectionTimeOut=-1",
                "FinishingTimeout=1.5",
                "PowerConsumptionTimeout=5s",
                "AuthorizationCacheEnabled=yes",
                "AuthorizeRemoteTxRequests=1",
                "ReserveConnectorZeroSupported=maybe",
                "StartTransactionStatus=Finishing",
                "ChargePointVendor=more than twenty characters",
                "ChargePointModel=more than twenty characters",
                "ChargePointSerialNumber=more than twenty-five characters",
                "ChargePointSoftwareVersion=more than fifty characters, which is what firmwareVersion may have",
                "MeterValuesSampledData=Temperature",
                "NumberOfConnectors=5",
            })
    void valuesThatAKeyCannotHaveAreNamed(String key) {
        files.station("CP1", key);

        assertThat(problem()).startsWith("CP1/configuration.json at /configurationKey/0/value: expected ");
    }

    @Test
    void everyProblemOfAFileIsTold() {
        files.station("CP1", "HeartbeatInterval=0", "FinishingTimeout=0", "ConnectionTimeOut=x");

        assertThat(read().problems())
                .extracting(problem -> problem.pointer())
                .containsExactly("/configurationKey/0/value", "/configurationKey/2/value");
    }

    @Test
    void cannedAnswersMustObeyTheirSchemas() {
        files.station("CP1");
        files.write("CP1/UnlockConnector.json", "{\"status\": \"Perhaps\"}");
        files.write("CP1/GetLocalListVersion.json", "{\"listVersion\": ");
        files.write("CP1/BootNotification.json", "{\"chargePointVendor\": \"V\"}");
        files.station("CP2");
        files.write("CP2/UnlockConnector.json", "{\"status\": \"UnlockFailed\"}");

        FolderContents contents = read();

        assertThat(contents.stations())
                .extracting(StationConfiguration::identity)
                .containsExactly("CP2");
        assertThat(contents.problems())
                .extracting(problem -> problem.message().replace(folder + "/", ""))
                .satisfiesExactly(
                        boot -> assertThat(boot)
                                .startsWith("CP1/BootNotification.json: expected BootNotificationRequest of OCPP 1.6")
                                .contains("chargePointModel"),
                        list -> assertThat(list)
                                .startsWith("CP1/GetLocalListVersion.json: expected JSON, and it is not in line 1"),
                        unlock -> assertThat(unlock)
                                .startsWith("CP1/UnlockConnector.json at /status: expected UnlockConnectorResponse")
                                .contains("UnlockFailed"));
        assertThat(contents.isBroken(folder.resolve("CP1"))).isTrue();
        assertThat(contents.isBroken(folder.resolve("CP2"))).isFalse();
    }

    @Test
    void theSecondStationWithAnIdentityIsAProblem() {
        files.station("A", "HeartbeatInterval=60", "StationIdentity=EM-1");
        files.station("B", "HeartbeatInterval=60", "StationIdentity=EM-1");
        files.station("C", "StationIdentity=B");

        assertThat(problem())
                .isEqualTo("B/configuration.json at /configurationKey/1/value: expected an identity of its own; EM-1 is"
                        + " that of " + folder.resolve("A").toString().replace(folder + "/", ""));
        assertThat(read().stations()).hasSize(2);
    }

    @Test
    void thereIsABound() {
        List.of("A", "B", "C", "D").forEach(files::station);

        FolderContents contents = ConfigurationFolder.read(folder, 2);

        assertThat(contents.stations()).hasSize(2);
        assertThat(contents.problems()).singleElement().asString().contains("at most 2 stations", "2 in all");
    }

    @Test
    void aFolderThatIsNotThereIsNotAnEmptyOne() {
        FolderContents contents = ConfigurationFolder.read(folder.resolve("none"), 2);

        assertThat(contents.readable()).isFalse();
        assertThat(contents.problems()).singleElement().asString().contains("none", "NoSuchFileException");
    }
}
