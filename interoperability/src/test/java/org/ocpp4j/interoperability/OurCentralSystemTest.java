package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.soap.SOAPConstants;
import java.lang.reflect.Method;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.message.ToStation;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.AuthorizeRequest;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;

/** Our central system, and a station made with CXF. */
class OurCentralSystemTest {
    private static final String STATION = "CP/1 ä&";

    static Stream<OcppVersion> versions() {
        return Stream.of(Ocpp15.VERSION, Ocpp16.VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void answersAllOperations(OcppVersion version) throws Throwable {
        GeneratedCode code = GeneratedCode.of(version, Side.CENTRAL_SYSTEM);
        Recorder recorder = new Recorder();
        Handlers<Station> handlers = recorder.answer(Handlers.ofCentralSystem(), version, Action::isFromStation);
        try (OurCentralSystem central = OurCentralSystem.start(handlers)) {
            CxfClient client = CxfClient.of(code, central.address(), STATION);
            for (Method operation : code.operations()) {
                Object request = Samples.of(operation.getParameterTypes()[0]);
                recorder.assertExchanged(STATION, request, client.call(operation, request));
            }
            assertThat(central.station(STATION).version()).isEqualTo(version);
        }
    }

    @Test
    void readsWhatIsCompressed() throws Throwable {
        GeneratedCode code = GeneratedCode.of(Ocpp16.VERSION, Side.CENTRAL_SYSTEM);
        Recorder recorder = new Recorder();
        Handlers<Station> handlers = recorder.answer(Handlers.ofCentralSystem(), Ocpp16.VERSION, Action::isFromStation);
        try (OurCentralSystem central = OurCentralSystem.start(handlers)) {
            Method operation = code.operation("MeterValues");
            Object request = Samples.of(operation.getParameterTypes()[0]);
            CxfClient client = CxfClient.of(code, central.address(), STATION, Compression.always());
            recorder.assertExchanged(STATION, request, client.call(operation, request));
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void callsAllOperations(OcppVersion version) throws Throwable {
        GeneratedCode code = GeneratedCode.of(version, Side.CHARGE_POINT);
        Recorder recorder = new Recorder();
        try (OurCentralSystem central = forBoot(version);
                CxfServer station = CxfServer.start(
                        code,
                        (operation, request, identity) ->
                                recorder.answer(identity, request, operation.getReturnType()))) {
            boot(version, central, station);
            for (Method operation : code.operations()) {
                Record request = Samples.request(version, GeneratedCode.action(operation));
                recorder.assertExchanged(
                        STATION, request, send(central, request).join());
            }
        }
    }

    @Test
    void answersWithFaults() {
        GeneratedCode code = GeneratedCode.of(Ocpp16.VERSION, Side.CENTRAL_SYSTEM);
        Handlers<Station> handlers = Handlers.ofCentralSystem()
                .on(AuthorizeRequest.class, (station, request) -> {
                    throw new CallRejectedException(ErrorCode.SECURITY_ERROR, "not you");
                })
                .on(HeartbeatRequest.class, (station, request) -> {
                    throw new IllegalStateException("broken on purpose by a test");
                });
        try (OurCentralSystem central = OurCentralSystem.start(handlers)) {
            CxfClient client = CxfClient.of(code, central.address(), STATION);
            assertThat(refused(client, code, "Authorize", SOAPConstants.SOAP_SENDER_FAULT, "SecurityError"))
                    .hasMessageContaining("not you");
            refused(client, code, "Heartbeat", SOAPConstants.SOAP_RECEIVER_FAULT, "InternalError");
            refused(client, code, "StartTransaction", SOAPConstants.SOAP_RECEIVER_FAULT, "NotSupported");
            CxfClient nobody = CxfClient.of(code, central.address(), "");
            refused(nobody, code, "Authorize", SOAPConstants.SOAP_SENDER_FAULT, "ProtocolError");
        }
    }

    @Test
    void understandsFaults() throws Throwable {
        OcppVersion version = Ocpp16.VERSION;
        GeneratedCode code = GeneratedCode.of(version, Side.CHARGE_POINT);
        try (OurCentralSystem central = forBoot(version);
                CxfServer station = CxfServer.start(code, (operation, request, identity) -> {
                    throw GeneratedCode.action(operation).equals("Reset")
                            ? SoapFaults.of(
                                    SOAPConstants.SOAP_RECEIVER_FAULT,
                                    new QName(code.namespace(), "NotSupported"),
                                    "no button")
                            : new IllegalStateException("broken on purpose by a test");
                })) {
            boot(version, central, station);
            assertRefused(central, "Reset", ErrorCode.NOT_SUPPORTED, "no button");
            assertRefused(central, "ClearCache", ErrorCode.INTERNAL_ERROR, "broken on purpose by a test");
        }
    }

    private static Throwable refused(
            CxfClient client, GeneratedCode code, String action, QName expected, String subcode) {
        Method operation = code.operation(action);
        Object request = Samples.of(operation.getParameterTypes()[0]);
        return SoapFaults.assertRefused(client, code, operation, request, expected, subcode);
    }

    private static void assertRefused(OurCentralSystem central, String action, ErrorCode code, String reason) {
        CompletableFuture<? extends Response> answer = send(central, Samples.request(Ocpp16.VERSION, action));
        assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(CallRejectedException.class, refusal -> {
            assertThat(refusal.code()).contains(code);
            assertThat(refusal.description()).isEqualTo(reason);
        });
    }

    private static OurCentralSystem forBoot(OcppVersion version) {
        return OurCentralSystem.start(
                new Recorder().answer(Handlers.ofCentralSystem(), version, Action::isFromStation));
    }

    /** Tells the central system where the station can be called. */
    private static void boot(OcppVersion version, OurCentralSystem central, CxfServer station) throws Throwable {
        GeneratedCode code = GeneratedCode.of(version, Side.CENTRAL_SYSTEM);
        Method boot = code.operation("BootNotification");
        CxfClient.of(code, central.address(), STATION)
                .callableAt(station.address())
                .call(boot, Samples.of(boot.getParameterTypes()[0]));
    }

    private static CompletableFuture<? extends Response> send(OurCentralSystem central, Record request) {
        return central.station(STATION).send((ToStation<?>) request).toCompletableFuture();
    }
}
