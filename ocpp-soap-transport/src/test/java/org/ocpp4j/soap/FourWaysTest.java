package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Request;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Transport;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.*;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.json.WebSocketServerTransport;

/**
 * One set of handlers on each side, written once, serves OCPP 1.5 and 1.6 over SOAP and JSON: real HTTP, real WebSocket,
 * and everything that the handlers and callers see is the same.
 */
class FourWaysTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");
    private static final IdTagInfo ACCEPTED = new IdTagInfo(AuthorizationStatus.ACCEPTED, NOW, "PARENT");

    @Test
    void handlersSeeTheSameWhateverTheProtocol() throws Exception {
        List<Object> soap15 = run(Ocpp15.VERSION, Way.SOAP);
        assertThat(soap15).hasSize(4 * 25).doesNotContainNull();
        assertThat(run(Ocpp16.VERSION, Way.SOAP)).isEqualTo(soap15);
        assertThat(run(Ocpp15.VERSION, Way.JSON)).isEqualTo(soap15);
        assertThat(run(Ocpp16.VERSION, Way.JSON)).isEqualTo(soap15);
    }

    private enum Way {
        SOAP,
        JSON;

        Transport server() {
            return this == SOAP
                    ? SoapServerTransport.builder()
                            .port(0)
                            .options(SoapOptions.defaults().toBuilder()
                                    .callbackPolicy(AddressPolicy.anyAddress())
                                    .build())
                            .build()
                    : WebSocketServerTransport.builder().port(0).build();
        }

        ClientTransport client(Bound bound) {
            return this == SOAP
                    ? SoapClientTransport.builder(bound.address()).build()
                    : WebSocketClientTransport.builder(bound.address()).build();
        }
    }

    /** What was seen, in order: by each handler its request, by each caller its response, and who and what the peer was. */
    private static List<Object> run(OcppVersion version, Way way) throws Exception {
        List<Object> seen = new CopyOnWriteArrayList<>();
        OcppServer server = OcppServer.builder(ofCentralSystem(seen)).build();
        Bound bound = server.start(way.server()).toCompletableFuture().get();
        OcppClient client = OcppClient.builder("CP 1/\u00e4", ofStation(seen))
                .versions(version)
                .build();
        CentralSystem centralSystem =
                client.connect(way.client(bound)).toCompletableFuture().get();
        try {
            for (FromStation<?> request : fromStation()) {
                seen.add("sent " + request);
                seen.add(centralSystem.send(request).toCompletableFuture().get());
            }
            Station station = server.station("CP 1/\u00e4").orElseThrow();
            assertThat(station.version()).isEqualTo(version);
            assertThat(station.handshake().protocol().name()).isEqualTo(way.name());
            for (ToStation<?> request : toStation()) {
                seen.add("sent " + request);
                seen.add(station.send(request).toCompletableFuture().get());
            }
        } finally {
            server.stop(Duration.ofSeconds(5)).toCompletableFuture().get();
            centralSystem
                    .close(CloseReason.normal("done"))
                    .toCompletableFuture()
                    .get();
        }
        return new ArrayList<>(seen);
    }

    private static List<FromStation<?>> fromStation() {
        SampledValue energy = new SampledValue(
                "1234.5",
                ReadingContext.SAMPLE_CLOCK,
                ValueFormat.RAW,
                Measurand.ENERGY_ACTIVE_IMPORT_REGISTER,
                null,
                Location.OUTLET,
                UnitOfMeasure.KWH);
        SampledValue plain = new SampledValue("7", null, null, null, null, null, null);
        List<MeterValue> values =
                List.of(new MeterValue(NOW, List.of(energy, plain)), new MeterValue(NOW, List.of(plain)));
        return List.of(
                new BootNotificationRequest("Vendor & Söhne", "Model <1>").withFirmwareVersion("1.0\t\"x\""),
                new AuthorizeRequest("TAG"),
                new HeartbeatRequest(),
                new StatusNotificationRequest(
                        1, ChargePointStatus.AVAILABLE, ChargePointErrorCode.NO_ERROR, "info", NOW, "v", "e"),
                new StartTransactionRequest(1, "TAG", NOW, -1, 7L),
                new MeterValuesRequest(1, 42L, values),
                new StopTransactionRequest(42, null, NOW, 99, null, values),
                new DiagnosticsStatusNotificationRequest(DiagnosticsStatus.UPLOADED),
                new FirmwareStatusNotificationRequest(FirmwareStatus.INSTALLED),
                new DataTransferRequest("org.example", "m", "{\"a\": [1, \"<b>\"]}\r\n"));
    }

    private static List<ToStation<?>> toStation() {
        return List.of(
                new CancelReservationRequest(1),
                new ChangeAvailabilityRequest(0, AvailabilityType.INOPERATIVE),
                new ChangeConfigurationRequest("key", "value"),
                new ClearCacheRequest(),
                new DataTransferRequest("org.example", null, null),
                new GetConfigurationRequest(List.of("a", "b")),
                new GetDiagnosticsRequest("ftp://host/dir", NOW, NOW, 3L, 60L),
                new GetLocalListVersionRequest(),
                new RemoteStartTransactionRequest(1L, "TAG", null),
                new RemoteStopTransactionRequest(42),
                new ReserveNowRequest(1, NOW, "TAG", "PARENT", 5),
                new ResetRequest(ResetType.SOFT),
                new SendLocalListRequest(
                        3,
                        List.of(new AuthorizationData("TAG", ACCEPTED), new AuthorizationData("GONE", null)),
                        UpdateType.DIFFERENTIAL),
                new UnlockConnectorRequest(2),
                new UpdateFirmwareRequest(NOW, "http://host/fw?a=1&b=2", 1L, null));
    }

    private static Handlers<Station> ofCentralSystem(List<Object> seen) {
        Handlers<Station> handlers = Handlers.ofCentralSystem();
        on(
                handlers,
                seen,
                BootNotificationRequest.class,
                new BootNotificationResponse(RegistrationStatus.ACCEPTED, NOW, 300));
        on(handlers, seen, AuthorizeRequest.class, new AuthorizeResponse(ACCEPTED));
        on(handlers, seen, HeartbeatRequest.class, new HeartbeatResponse(NOW));
        on(handlers, seen, StatusNotificationRequest.class, new StatusNotificationResponse());
        on(handlers, seen, StartTransactionRequest.class, new StartTransactionResponse(42, ACCEPTED));
        on(handlers, seen, MeterValuesRequest.class, new MeterValuesResponse());
        on(handlers, seen, StopTransactionRequest.class, new StopTransactionResponse(null));
        on(handlers, seen, DiagnosticsStatusNotificationRequest.class, new DiagnosticsStatusNotificationResponse());
        on(handlers, seen, FirmwareStatusNotificationRequest.class, new FirmwareStatusNotificationResponse());
        on(handlers, seen, DataTransferRequest.class, new DataTransferResponse(DataTransferStatus.ACCEPTED, " x "));
        return handlers;
    }

    private static Handlers<CentralSystem> ofStation(List<Object> seen) {
        Handlers<CentralSystem> handlers = Handlers.ofStation();
        on(
                handlers,
                seen,
                CancelReservationRequest.class,
                new CancelReservationResponse(CancelReservationStatus.ACCEPTED));
        on(
                handlers,
                seen,
                ChangeAvailabilityRequest.class,
                new ChangeAvailabilityResponse(AvailabilityStatus.SCHEDULED));
        on(
                handlers,
                seen,
                ChangeConfigurationRequest.class,
                new ChangeConfigurationResponse(ConfigurationStatus.REJECTED));
        on(handlers, seen, ClearCacheRequest.class, new ClearCacheResponse(ClearCacheStatus.ACCEPTED));
        on(
                handlers,
                seen,
                DataTransferRequest.class,
                new DataTransferResponse(DataTransferStatus.UNKNOWN_VENDOR_ID, null));
        on(
                handlers,
                seen,
                GetConfigurationRequest.class,
                new GetConfigurationResponse(
                        List.of(new KeyValue("a", true, "1"), new KeyValue("c", false, null)), List.of("b")));
        on(handlers, seen, GetDiagnosticsRequest.class, new GetDiagnosticsResponse("file.zip"));
        on(handlers, seen, GetLocalListVersionRequest.class, new GetLocalListVersionResponse(-1));
        on(
                handlers,
                seen,
                RemoteStartTransactionRequest.class,
                new RemoteStartTransactionResponse(RemoteStartStopStatus.ACCEPTED));
        on(
                handlers,
                seen,
                RemoteStopTransactionRequest.class,
                new RemoteStopTransactionResponse(RemoteStartStopStatus.REJECTED));
        on(handlers, seen, ReserveNowRequest.class, new ReserveNowResponse(ReservationStatus.FAULTED));
        on(handlers, seen, ResetRequest.class, new ResetResponse(ResetStatus.ACCEPTED));
        on(handlers, seen, SendLocalListRequest.class, new SendLocalListResponse(UpdateStatus.VERSION_MISMATCH));
        on(handlers, seen, UnlockConnectorRequest.class, new UnlockConnectorResponse(UnlockStatus.UNLOCKED));
        on(handlers, seen, UpdateFirmwareRequest.class, new UpdateFirmwareResponse());
        return handlers;
    }

    private static <P extends Peer, Q extends Request<R>, R extends Response> void on(
            Handlers<P> handlers, List<Object> seen, Class<Q> type, R response) {
        handlers.on(type, (peer, request) -> {
            seen.add(peer.identity());
            seen.add(request);
            return response;
        });
    }
}
