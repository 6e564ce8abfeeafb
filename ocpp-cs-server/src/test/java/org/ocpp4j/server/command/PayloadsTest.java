package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.station.StationStore;
import tools.jackson.databind.JsonNode;

/** Bodies, forms, schemas, masks. */
class PayloadsTest {
    private static final CommandSettings SETTINGS =
            CommandFixture.settings(Duration.ofSeconds(30), Duration.ofSeconds(30), 1, 3, false);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '$',
            value = {
                "ChangeAvailability|connectorId=99&type=Inoperative|{\"connectorId\":99,\"type\":\"Inoperative\"}",
                "ChangeAvailability|connectorId=+1x|{\"connectorId\":\" 1x\"}",
                "ChangeConfiguration|key=a&value=12|{\"key\":\"a\",\"value\":\"12\"}",
                "DataTransfer|vendorId=v&data=%7B%22a%22%3A1%7D+%C3%A9|{\"vendorId\":\"v\",\"data\":\"{\\\"a\\\":1} \u00e9\"}",
                "GetConfiguration|key=a&key=b|{\"key\":[\"a\",\"b\"]}",
                "GetConfiguration|key=a|{\"key\":[\"a\"]}",
                "GetConfiguration|key[]=a&key[]=b|{\"key\":[\"a\",\"b\"]}",
                "GetConfiguration|key=[\"a\",\"b\"]|{\"key\":[\"a\",\"b\"]}",
                "GetConfiguration|key.1=b&key.0=a|{\"key\":[\"a\",\"b\"]}",
                "RemoteStartTransaction|idTag=x&chargingProfile.chargingSchedule.chargingSchedulePeriod[0][limit]=16.50"
                        + "&chargingProfile.stackLevel=1|{\"idTag\":\"x\",\"chargingProfile\":{\"chargingSchedule\":"
                        + "{\"chargingSchedulePeriod\":[{\"limit\":16.50}]},\"stackLevel\":1}}",
                "RemoteStartTransaction|idTag=x&chargingProfile={\"stackLevel\":1}|{\"idTag\":\"x\",\"chargingProfile\":{\"stackLevel\":1}}",
                "SendLocalList|localAuthorisationList.0.idTag=7|{\"localAuthorisationList\":[{\"idTag\":\"7\"}]}",
            })
    void formsBecomePayloads(String action, String form, String payload) {
        assertThat(Json.write(FormPayload.of(form, action))).isEqualTo(payload);
    }

    @ParameterizedTest
    @CsvSource({
        "Reset,type=Hard&type=Soft",
        "Reset,type=%zz",
        "GetConfiguration,key.a=1",
        "GetConfiguration,key=a&key.0=b",
        "RemoteStartTransaction,chargingProfile={",
        "Reset,a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q=1",
    })
    void brokenFormsSayWhy(String action, String form) {
        assertThatThrownBy(() -> FormPayload.of(form, action)).isInstanceOf(ProblemException.class);
    }

    @Test
    void formsWorkOverHttp() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            RawStation station = fixture.connect("CP-1");
            String form = "application/x-www-form-urlencoded";
            var sent = fixture.command("ChangeAvailability", "type=Operative&connectorId=0", "Content-Type", form);
            assertThat(station.answer("{\"status\":\"Scheduled\"}").payload())
                    .isEqualTo("{\"connectorId\":0,\"type\":\"Operative\"}");
            assertThat(Await.result(sent).statusCode()).isEqualTo(200);
            var curl = fixture.command("Reset", "{\"type\":\"Hard\"}", "Content-Type", form);
            assertThat(station.answer("{\"status\":\"Accepted\"}").payload()).isEqualTo("{\"type\":\"Hard\"}");
            assertThat(Await.result(curl).statusCode()).isEqualTo(200);
            assertThat(Await.result(fixture.command("Reset", "type=%", "Content-Type", form))
                            .body())
                    .contains("invalidBody", "\"dispatched\":false");
        }
    }

    static List<Operation> operations() {
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()).build();
        try (Database database = DatabaseKind.SQLITE.open()) {
            StationStore stations = new StationStore(database, Clock.systemUTC());
            StationLines lines = new StationLines(SETTINGS, Clock.systemUTC());
            try (Commands commands =
                    new Commands(database, server, stations, lines, SETTINGS, Clock.systemUTC(), List.of())) {
                return new CommandResource(commands, database).operations();
            }
        }
    }

    @Test
    void everyActionHasAnOperationOfItsOwn() {
        List<Operation> operations = operations();
        assertThat(Actions.names())
                .hasSize(26)
                .contains("DataTransfer", "TriggerMessage", "GetLog", "CertificateSigned");
        Set<String> ids = new HashSet<>();
        operations.forEach(operation -> assertThat(ids.add(operation.id())).isTrue());
        for (String action : Actions.names()) {
            assertThat(operations)
                    .anyMatch(operation -> operation.path().equals("/api/v1/ChargePoint/{identity}/" + action));
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void schemasAreThoseOfTheMessages(String action) {
        for (MessageKind kind : MessageKind.values()) {
            Schema.Written written = (Schema.Written) ActionSchemas.of(action, kind);
            assertThat(written.name()).isEqualTo(action + kind.suffix());
            assertThat(written.schema().toString()).doesNotContain("$schema").doesNotContain("urn:ocpp4j");
            assertThat(written.schema().has("anyOf")).isEqualTo(ActionSchemas.differs(action, kind));
        }
    }

    static List<String> names() {
        return Actions.names();
    }

    @Test
    void mostMessagesAreTheSameInBothVersions() {
        assertThat(Actions.names().stream()
                        .filter(name -> ActionSchemas.differs(name, MessageKind.REQUEST))
                        .toList())
                .containsExactly(
                        "ChangeConfiguration",
                        "DataTransfer",
                        "GetConfiguration",
                        "RemoteStartTransaction",
                        "SendLocalList");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ftp://host/dir|ftp://host/dir",
                "ftp://u:p@host/dir|ftp://***@host/dir",
                "https://u:p?x@host/dir|https://***@host/dir",
                "https://host/f?X-Signature=abc&token|https://host/f?X-Signature=***&***",
                "u:p@host|***@host",
            })
    void addressesLoseTheirSecrets(String given, String kept) {
        JsonNode payload = Json.MAPPER
                .createObjectNode()
                .set("log", Json.MAPPER.createObjectNode().put("remoteLocation", given));
        assertThat(Secrets.policy()
                        .mask(payload)
                        .path("log")
                        .path("remoteLocation")
                        .asString(""))
                .isEqualTo(kept);
    }

    @Test
    void commandsReachStationsOverAnyTransport() {
        InMemoryTransport memory = new InMemoryTransport();
        OcppServer server = OcppServer.builder(Handlers.ofCentralSystem()).build();
        Await.result(server.start(memory));
        Await.result(OcppClient.builder(
                        "CP-1",
                        Handlers.ofStation()
                                .on(ResetRequest.class, (central, reset) -> new ResetResponse(ResetStatus.ACCEPTED)))
                .build()
                .connect(memory));
        try (Database database = DatabaseKind.SQLITE.open();
                Commands commands = new Commands(
                        database,
                        server,
                        new StationStore(database, Clock.systemUTC()),
                        new StationLines(SETTINGS, Clock.systemUTC()),
                        SETTINGS,
                        Clock.systemUTC(),
                        List.of())) {
            Outcome outcome = Await.result(
                    commands.send(new CommandRequest("CP-1", "Reset", Json.read("{\"type\":\"Hard\"}"), "ada", null)));
            assertThat(outcome.data().toString()).isEqualTo("{\"status\":\"Accepted\"}");
            assertThat(outcome.dispatched()).isTrue();
        }
    }
}
