package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.AuthorizationStatus;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.BootNotificationRequest;
import org.ocpp4j.core.v16.CancelReservationRequest;
import org.ocpp4j.core.v16.CancelReservationResponse;
import org.ocpp4j.core.v16.CancelReservationStatus;
import org.ocpp4j.core.v16.ChargePointErrorCode;
import org.ocpp4j.core.v16.ChargePointStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.RegistrationStatus;
import org.ocpp4j.core.v16.RemoteStartStopStatus;
import org.ocpp4j.core.v16.RemoteStartTransactionRequest;
import org.ocpp4j.core.v16.RemoteStartTransactionResponse;
import org.ocpp4j.core.v16.ReservationStatus;
import org.ocpp4j.core.v16.ReserveNowRequest;
import org.ocpp4j.core.v16.ReserveNowResponse;
import org.ocpp4j.core.v16.SampledValue;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StartTransactionResponse;
import org.ocpp4j.core.v16.StatusNotificationRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import tools.jackson.databind.JsonNode;

/** A station charges; an operator watches and commands. Everything over sockets, in all four ways, on both databases. */
class WholeSessionTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00.250Z");
    private static final Instant STOP = Instant.parse("2026-11-22T12:30:00.750Z");

    static Stream<Arguments> everyWay() {
        return Stream.of(DatabaseKind.values())
                .flatMap(kind -> Stream.of(Stations.values()).map(way -> Arguments.of(kind, way)));
    }

    private static Handlers<CentralSystem> handlers() {
        return Handlers.ofStation()
                .on(
                        ReserveNowRequest.class,
                        (central, reserve) -> new ReserveNowResponse(
                                reserve.connectorId() == 1 ? ReservationStatus.ACCEPTED : ReservationStatus.FAULTED))
                .on(
                        CancelReservationRequest.class,
                        (central, cancel) -> new CancelReservationResponse(CancelReservationStatus.ACCEPTED))
                .on(
                        RemoteStartTransactionRequest.class,
                        (central, start) -> new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED));
    }

    @ParameterizedTest
    @MethodSource("everyWay")
    void aStationChargesAndAnOperatorWatches(DatabaseKind kind, Stations way) {
        try (ServerFixture server = ServerFixture.start(kind)) {
            Operators operators = server.operators();
            operators.json("PUT", "/api/v1/idTags/CARD-1", "{\"parentIdTag\":\"FLEET\"}");
            CentralSystem central = way.connect("CP 1", server.port(), handlers());

            assertThat(Await.result(central.send(new BootNotificationRequest("Vendor", "Model")))
                            .status())
                    .isEqualTo(RegistrationStatus.ACCEPTED);
            Await.result(central.send(new HeartbeatRequest()));
            Await.result(central.send(
                    new StatusNotificationRequest(1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR)));
            Await.result(central.send(
                    new StatusNotificationRequest(2, ChargePointStatus.UNAVAILABLE, ChargePointErrorCode.NO_ERROR)));
            JsonNode station = operators.station("CP 1");
            assertThat(station.path("connected").asBoolean()).isTrue();
            assertThat(station.path("protocol").asString()).isEqualTo(way.isSoap() ? "SOAP" : "JSON");
            assertThat(station.path("ocppVersion").asString())
                    .isEqualTo(way.version().name());
            assertThat(station.path("statusNotification")).hasSize(2);

            assertThat(Await.result(central.send(new AuthorizeRequest("card-1")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.ACCEPTED);
            assertThat(Await.result(central.send(new AuthorizeRequest("NOBODY")))
                            .idTagInfo()
                            .status())
                    .isEqualTo(AuthorizationStatus.INVALID);

            reserve(operators);
            charge(operators, central);

            Await.result(central.close(CloseReason.normal("done")));
            if (!way.isSoap()) { // over SOAP a station is a lease, whose end nobody tells
                Await.until(
                        "not connected",
                        () -> !operators.station("CP 1").path("connected").asBoolean());
            }
        }
    }

    private static void reserve(Operators operators) {
        JsonNode answer = operators.json(
                "POST",
                "/api/v1/ChargePoint/CP%201/ReserveNow",
                "{\"connectorId\":1,\"expiryDate\":\"2099-01-01T00:00:00Z\",\"idTag\":\"FLEET\",\"reservationId\":7}");
        assertThat(answer.path("status").asString()).isEqualTo("Accepted");
        assertThat(operators.reservations("CP 1").path(0).path("status").asString())
                .isEqualTo("Accepted");
        operators.json(
                "POST",
                "/api/v1/ChargePoint/CP%201/ReserveNow",
                "{\"connectorId\":2,\"expiryDate\":\"2099-01-01T00:00:00Z\",\"idTag\":\"FLEET\",\"reservationId\":8}");
        assertThat(operators.reservations("CP 1").path(0).path("status").asString())
                .isEqualTo("Rejected");
        assertThat(operators
                        .json("POST", "/api/v1/ChargePoint/CP%201/RemoteStartTransaction", "{\"idTag\":\"CARD-1\"}")
                        .path("status")
                        .asString())
                .isEqualTo("Accepted");
    }

    private static void charge(Operators operators, CentralSystem central) {
        // Another tag than the reservation's: its parent.
        StartTransactionRequest request = new StartTransactionRequest(1, "CARD-1", START, 1000, 7L);
        StartTransactionResponse started = Await.result(central.send(request));
        assertThat(started.idTagInfo().parentIdTag()).isEqualTo("FLEET");
        assertThat(Await.result(central.send(request)).transactionId()).isEqualTo(started.transactionId());

        JsonNode open = operators.transactions("CP 1").path(0);
        assertThat(open.path("id").asLong()).isEqualTo(started.transactionId());
        assertThat(open.path("dateStop").isNull()).isTrue();
        assertThat(operators.reservations("CP 1").path(1).path("status").asString())
                .isEqualTo("Used");

        Await.result(central.send(new MeterValuesRequest(
                1,
                started.transactionId(),
                List.of(new MeterValue(START.plusSeconds(60), List.of(new SampledValue("1500")))))));
        StopTransactionRequest stop =
                new StopTransactionRequest(started.transactionId(), "CARD-1", STOP, 9000, null, null);
        Await.result(central.send(stop));
        Await.result(central.send(stop));

        assertThat(operators.transactions("CP 1")).hasSize(1);
        JsonNode closed = operators.transactions("CP 1").path(0);
        assertThat(closed.path("meterStart").asLong()).isEqualTo(1000);
        assertThat(closed.path("meterStop").asLong()).isEqualTo(9000);
        assertThat(Instant.parse(closed.path("dateStart").asString())).isEqualTo(START);
        assertThat(Instant.parse(closed.path("dateStop").asString())).isEqualTo(STOP);
        assertThat(closed.path("connectorId").asInt()).isEqualTo(1);
        assertThat(closed.path("idTag").asString()).isEqualTo("CARD-1");
    }
}
