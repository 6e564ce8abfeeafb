package org.ocpp4j.server.backend.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.InMemoryTransport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.validation.Violation;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sample has a valid answer to everything that a station may say, in both versions; used as embedders use it. */
class EveryActionTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String TIME = "\"2026-11-22T12:00:00Z\"";
    private static final List<String> BOTH = List.of(
            "BootNotification {'chargePointVendor':'V','chargePointModel':'M'}",
            "Heartbeat {}",
            "Authorize {'idTag':'CARD-1'}",
            "Authorize {'idTag':'NOBODY'}",
            "StartTransaction {'connectorId':1,'idTag':'card-1','meterStart':7,'timestamp':TIME,'reservationId':4}",
            "StatusNotification {'connectorId':0,'status':'Faulted','errorCode':'OtherError','timestamp':TIME}",
            "StopTransaction {'transactionId':99,'meterStop':8,'timestamp':TIME}",
            "StopTransaction {'transactionId':99,'idTag':'Card-1','meterStop':8,'timestamp':TIME}",
            "DataTransfer {'vendorId':'V','messageId':'M','data':'D'}",
            "DiagnosticsStatusNotification {'status':'Uploaded'}",
            "FirmwareStatusNotification {'status':'Installed'}");
    private static final List<String> ONLY_15 = List.of(
            "StatusNotification {'connectorId':1,'status':'Occupied','errorCode':'Mode3Error'}",
            "MeterValues {'connectorId':1,'values':[{'timestamp':TIME,'values':[{'value':'1','unit':'Amp'}]}]}",
            "MeterValues {'connectorId':1}",
            "StopTransaction {'transactionId':99,'meterStop':8,'timestamp':TIME,"
                    + "'transactionData':[{'values':[{'timestamp':TIME,'values':[{'value':'1'}]}]}]}");
    private static final List<String> ONLY_16 = List.of(
            "StatusNotification {'connectorId':1,'status':'SuspendedEV','errorCode':'NoError'}",
            "MeterValues {'connectorId':1,'meterValue':[{'timestamp':TIME,'sampledValue':[{'value':'1','unit':'A'}]}]}",
            "StopTransaction {'transactionId':99,'meterStop':8,'timestamp':TIME,'reason':'EVDisconnected',"
                    + "'transactionData':[{'timestamp':TIME,'sampledValue':[{'value':'1'}]}]}",
            "LogStatusNotification {'status':'Uploaded','requestId':1}",
            "SecurityEventNotification {'type':'StartupOfTheDevice','timestamp':TIME}",
            "SignCertificate {'csr':'C'}",
            "SignedFirmwareStatusNotification {'status':'Installed','requestId':1}");

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.6"})
    void isAnsweredAsTheSchemaOfTheVersionWants(String name) throws Exception {
        OcppVersion version = name.equals("1.5") ? Ocpp15.VERSION : Ocpp16.VERSION;
        List<String> messages = new ArrayList<>(BOTH);
        messages.addAll(name.equals("1.5") ? ONLY_15 : ONLY_16);
        Set<String> named = new TreeSet<>();
        messages.forEach(message -> named.add(message.split(" ", 2)[0]));
        Set<String> sent = new TreeSet<>();
        version.actions().stream().filter(Action::isFromStation).forEach(action -> sent.add(action.name()));
        assertThat(named).isEqualTo(sent);

        FunctionDatabase database = FunctionDatabase.sample();
        database.run("update ocpp.id_tag set expiry_date = '2099-01-01'");
        try (PostgresBackend backend = PostgresBackend.over(database.source(), 3, Duration.ofSeconds(20))) {
            OcppServer server = OcppServer.builder(Handlers.ofCentralSystem().otherwise(backend))
                    .listener(backend.connections())
                    .build();
            InMemoryTransport transport = new InMemoryTransport();
            server.start(transport).toCompletableFuture().get(30, TimeUnit.SECONDS);
            CentralSystem central = OcppClient.builder("CP-1", Handlers.ofStation())
                    .versions(version)
                    .build()
                    .connect(transport)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            for (String message : messages) {
                answered(version, central, message);
            }
            server.stop(Duration.ofSeconds(5)).toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
        assertThat(Integer.parseInt(
                        database.value("select count(*) from ocpp.log where response->'payload' is not null")))
                .isEqualTo(messages.size());
    }

    private static void answered(OcppVersion version, CentralSystem central, String message) throws Exception {
        String[] parts = message.split(" ", 2);
        JsonNode request = JSON.readTree(parts[1].replace('\'', '"').replace("TIME", TIME));
        JsonNode answer = central.send(parts[0], request, CallOptions.DEFAULT)
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        MessageCodec codec = MessageCodec.of(version);
        assertThat(codec.validate(codec.action(parts[0]).orElseThrow(), MessageKind.RESPONSE, answer))
                .as(message)
                .extracting(Violation::message)
                .isEmpty();
    }
}
