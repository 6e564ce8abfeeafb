package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import tools.jackson.databind.JsonNode;

/** Emulated stations that the central system starts itself, from a folder. */
class EmulatorsInsideTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ServerFixture start(DatabaseKind kind, String... more) {
        String settings = "emulators.enable = true\nemulators.folder = \"" + folder + "\"\n" + String.join("\n", more);
        return ServerFixture.start(kind, settings);
    }

    private void station(String directory, String identity, String model, String... more) throws IOException {
        Path file = folder.resolve(directory).resolve("configuration.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                {"connectorId": [{"id": 1, "voltage": "AC", "interface": "Type2", "meterValue": 3000}, 2],
                 "configurationKey": [
                   {"key": "StationIdentity", "readonly": false, "value": "%s"},
                   {"key": "ChargePointVendor", "readonly": true, "value": "Within"},
                   {"key": "ChargePointModel", "readonly": true, "value": "%s"},
                   {"key": "ChargePointSerialNumber", "readonly": true, "value": "SN-%s"},
                   {"key": "ChargePointSoftwareVersion", "readonly": true, "value": "3.2.1"},
                   {"key": "MeterValueSampleInterval", "readonly": false, "value": "1"},
                   {"key": "FinishingTimeout", "readonly": false, "value": "1"}%s]}
                """.formatted(identity, model, directory, String.join("", more)));
    }

    private static void untilConnected(Operators operators, String identity) {
        Await.until(identity + " is there", () -> isConnected(operators, identity));
    }

    private static boolean isConnected(Operators operators, String identity) {
        for (JsonNode station : operators.get("/api/v1/ChargePointList").path("ChargePointList")) {
            if (station.path("identity").asString().equals(identity)) {
                return station.path("connected").asBoolean()
                        && station.path("statusNotification").size() == 3;
            }
        }
        return false;
    }

    private static String command(Operators operators, String identity, String action, String body) {
        String path = URLEncoder.encode(identity, StandardCharsets.UTF_8).replace("+", "%20");
        return operators
                .json("POST", "/api/v1/ChargePoint/" + path + "/" + action, body)
                .path("status")
                .asString();
    }

    @ParameterizedTest
    @EnumSource
    void theyAreListedAndChargeWhenTheyAreTold(DatabaseKind kind) throws IOException {
        station("CP1", "EM 1", "One");
        station("CP2", "EM-2", "Two");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken").resolve("configuration.json"), "{");
        try (ServerFixture server = start(kind)) {
            Operators operators = server.operators();
            untilConnected(operators, "EM 1");
            untilConnected(operators, "EM-2");

            JsonNode boot = operators.station("EM 1").path("bootNotification");
            assertThat(boot.path("chargePointVendor").asString()).isEqualTo("Within");
            assertThat(boot.path("chargePointModel").asString()).isEqualTo("One");
            assertThat(boot.path("chargePointSerialNumber").asString()).isEqualTo("SN-CP1");
            assertThat(boot.path("firmwareVersion").asString()).isEqualTo("3.2.1");

            operators.json("PUT", "/api/v1/idTags/CARD-1", "{}");
            assertThat(command(operators, "EM 1", "RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD-1\"}"))
                    .isEqualTo("Accepted");
            Await.until("the transaction", () -> operators.transactions("EM 1").size() == 1);
            JsonNode open = operators.transactions("EM 1").path(0);
            assertThat(open.path("meterStart").asLong()).isEqualTo(3000);
            long id = open.path("id").asLong();
            String values = "/api/v1/transactions/EM%201/" + id + "/meterValues";
            Await.until(
                    "meter values", () -> operators.get(values).toString().contains("Energy.Active.Import.Register"));
            assertThat(command(operators, "EM 1", "RemoteStopTransaction", "{\"transactionId\":" + id + "}"))
                    .isEqualTo("Accepted");
            Await.until(
                    "the end",
                    () -> !operators
                            .transactions("EM 1")
                            .path(0)
                            .path("dateStop")
                            .isNull());
            assertThat(operators.transactions("EM 1").path(0).path("reason").asString())
                    .isEqualTo("Remote");
        }
    }

    @Test
    void theFolderIsReadAgainWhenToldSo() throws IOException {
        station("CP1", "EM-1", "One");
        try (ServerFixture server = start(DatabaseKind.SQLITE)) {
            Operators operators = server.operators();
            untilConnected(operators, "EM-1");
            station("CP1", "EM-1", "Changed");
            station("CP2", "EM-2", "Two");

            Await.result(CompletableFuture.allOf(IntStream.range(0, 4) // at once, as nobody forbids
                    .mapToObj(caller -> CompletableFuture.runAsync(server::reload))
                    .toArray(CompletableFuture<?>[]::new)));

            untilConnected(operators, "EM-2");
            Await.until(
                    "the new model",
                    () -> operators
                            .station("EM-1")
                            .path("bootNotification")
                            .path("chargePointModel")
                            .asString()
                            .equals("Changed"));
            Files.delete(folder.resolve("CP2").resolve("configuration.json"));
            server.reload();
            Await.until("it is gone", () -> !isConnected(operators, "EM-2"));
            untilConnected(operators, "EM-1");
        }
    }

    @Test
    void whatChargesWhenTheServerStopsIsToldToHaveEnded() throws IOException {
        station("CP1", "EM-1", "One");
        DatabaseSettings database = DatabaseKind.SQLITE.fresh();
        String settings = "emulators.enable = true\nemulators.folder = \"" + folder + "\"";
        try (ServerFixture server = ServerFixture.start(database, settings)) {
            Operators operators = server.operators();
            untilConnected(operators, "EM-1");
            operators.json("PUT", "/api/v1/idTags/CARD-1", "{}");
            command(operators, "EM-1", "RemoteStartTransaction", "{\"connectorId\":1,\"idTag\":\"CARD-1\"}");
            Await.until("the transaction", () -> operators.transactions("EM-1").size() == 1);
        }
        try (ServerFixture server = ServerFixture.start(database)) {
            JsonNode ended = server.operators().transactions("EM-1").path(0);
            assertThat(ended.path("dateStop").isNull()).isFalse();
            assertThat(ended.path("reason").asString()).isEqualTo("Reboot");
            assertThat(isConnected(server.operators(), "EM-1")).isFalse();
        }
    }

    @Test
    void theyNeedThePasswordThatRealOnesNeed() throws IOException {
        String key = ",{\"key\": \"AuthorizationKey\", \"readonly\": true, \"value\": \"a-good-s3cret-key\"}";
        station("CP1", "EM-1", "One", key);
        station("CP2", "EM-2", "Two");
        try (ServerFixture server = start(DatabaseKind.SQLITE, "stations.authentication = password")) {
            Operators operators = server.operators();
            for (String identity : new String[] {"EM-1", "EM-2"}) {
                operators.json("PUT", "/api/v1/stations/" + identity, "{}");
                operators.json(
                        "PUT", "/api/v1/stations/" + identity + "/password", "{\"password\":\"a-good-s3cret-key\"}");
            }

            untilConnected(operators, "EM-1");

            assertThat(isConnected(operators, "EM-2")).isFalse();
        }
    }
}
