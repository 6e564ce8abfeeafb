package org.ocpp4j.interoperability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.xml.soap.SOAPConstants;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.message.FromStation;
import org.ocpp4j.core.message.Response;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.soap.SoapClientTransport;

/** Our station, and a central system made with CXF. */
class OurStationTest {
    private static final String STATION = "CP/1 ä&";

    static Stream<OcppVersion> versions() {
        return Stream.of(Ocpp15.VERSION, Ocpp16.VERSION);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void callsAllOperations(OcppVersion version) {
        GeneratedCode code = GeneratedCode.of(version, Side.CENTRAL_SYSTEM);
        Recorder recorder = new Recorder();
        try (CxfServer server = answering(code, recorder)) {
            CentralSystem central = connect(version, Handlers.ofStation(), server.address());
            for (Method operation : code.operations()) {
                Record request = Samples.request(version, GeneratedCode.action(operation));
                recorder.assertExchanged(
                        STATION, request, send(central, request).join());
            }
            close(central);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void answersAllOperations(OcppVersion version) throws Throwable {
        GeneratedCode code = GeneratedCode.of(version, Side.CHARGE_POINT);
        Recorder recorder = new Recorder();
        Handlers<CentralSystem> handlers = recorder.answer(Handlers.ofStation(), version, Action::isToStation);
        try (CxfServer server = answering(GeneratedCode.of(version, Side.CENTRAL_SYSTEM), new Recorder())) {
            CentralSystem central = connect(version, handlers, server.address());
            send(central, Samples.request(version, "BootNotification")).join();
            CxfClient client = CxfClient.of(code, server.caller(), STATION);
            for (Method operation : code.operations()) {
                Object request = Samples.of(operation.getParameterTypes()[0]);
                recorder.assertExchanged(STATION, request, client.call(operation, request));
            }
            close(central);
        }
    }

    @Test
    void answersWithFaults() {
        GeneratedCode code = GeneratedCode.of(Ocpp16.VERSION, Side.CHARGE_POINT);
        try (CxfServer server = answering(GeneratedCode.of(Ocpp16.VERSION, Side.CENTRAL_SYSTEM), new Recorder())) {
            CentralSystem central = connect(Ocpp16.VERSION, Handlers.ofStation(), server.address());
            send(central, Samples.request(Ocpp16.VERSION, "BootNotification")).join();
            Method reset = code.operation("Reset");
            Object request = Samples.of(reset.getParameterTypes()[0]);
            SoapFaults.assertRefused(
                    CxfClient.of(code, server.caller(), STATION),
                    code,
                    reset,
                    request,
                    SOAPConstants.SOAP_RECEIVER_FAULT,
                    "NotSupported");
            SoapFaults.assertRefused(
                    CxfClient.of(code, server.caller(), "somebody"),
                    code,
                    reset,
                    request,
                    SOAPConstants.SOAP_SENDER_FAULT,
                    "IdentityMismatch");
            close(central);
        }
    }

    @Test
    void understandsFaults() {
        GeneratedCode code = GeneratedCode.of(Ocpp16.VERSION, Side.CENTRAL_SYSTEM);
        QName subcode = new QName(code.namespace(), "SecurityError");
        try (CxfServer server = CxfServer.start(code, (operation, request, identity) -> {
            throw SoapFaults.of(SOAPConstants.SOAP_SENDER_FAULT, subcode, "who are you?");
        })) {
            CentralSystem central = connect(Ocpp16.VERSION, Handlers.ofStation(), server.address());
            CompletableFuture<? extends Response> answer = send(central, Samples.request(Ocpp16.VERSION, "Heartbeat"));
            assertThatThrownBy(answer::join).cause().isInstanceOfSatisfying(CallRejectedException.class, refusal -> {
                assertThat(refusal.code()).contains(ErrorCode.SECURITY_ERROR);
                assertThat(refusal.description()).isEqualTo("who are you?");
            });
            close(central);
        }
    }

    private static CxfServer answering(GeneratedCode code, Recorder recorder) {
        return CxfServer.start(
                code, (operation, request, identity) -> recorder.answer(identity, request, operation.getReturnType()));
    }

    private static CentralSystem connect(OcppVersion version, Handlers<CentralSystem> handlers, URI address) {
        return OcppClient.builder(STATION, handlers)
                .versions(version)
                .build()
                .connect(SoapClientTransport.builder(address).compressed().build())
                .toCompletableFuture()
                .join();
    }

    private static CompletableFuture<? extends Response> send(CentralSystem central, Record request) {
        return central.send((FromStation<?>) request).toCompletableFuture();
    }

    private static void close(CentralSystem central) {
        central.close(CloseReason.goingAway("the test is over"))
                .toCompletableFuture()
                .join();
    }
}
