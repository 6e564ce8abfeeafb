package org.ocpp4j.server.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.v16.ClearCacheRequest;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import org.ocpp4j.core.v16.HeartbeatRequest;
import org.ocpp4j.core.v16.ResetRequest;
import org.ocpp4j.core.v16.ResetResponse;
import org.ocpp4j.core.v16.ResetStatus;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.core.version.OcppVersion;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.soap.SoapClientTransport;

/** Commands to stations that speak SOAP. */
class SoapCommandsTest {
    private static CentralSystem connect(CommandFixture fixture, OcppVersion version) {
        Handlers<CentralSystem> handlers = Handlers.ofStation()
                .on(ResetRequest.class, (central, reset) -> new ResetResponse(ResetStatus.REJECTED))
                .on(
                        DataTransferRequest.class,
                        (central, data) -> new DataTransferResponse(DataTransferStatus.ACCEPTED, data.data()))
                .on(ClearCacheRequest.class, (central, clear) -> {
                    throw new CallRejectedException(ErrorCode.NOT_SUPPORTED, "no cache");
                });
        CentralSystem central = Await.result(OcppClient.builder("CP-1", handlers)
                .versions(version)
                .build()
                .connect(SoapClientTransport.builder(URI.create("http://127.0.0.1:" + fixture.port + "/Ocpp"))
                        .build()));
        // The session begins with the first call. Nobody handles it here.
        Await.result(central.send(new HeartbeatRequest()).handle((answer, failure) -> Instant.EPOCH));
        Await.until("it is known", () -> fixture.server.station("CP-1").isPresent());
        return central;
    }

    private static String answer(CompletableFuture<HttpResponse<String>> sent) {
        HttpResponse<String> response = Await.result(sent);
        return response.statusCode() + " " + response.body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.6"})
    void theyWorkAsForOthers(String version) {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            CentralSystem central = connect(fixture, Actions.version(version));
            assertThat(answer(fixture.command("Reset", "{\"type\":\"Hard\"}")))
                    .isEqualTo("200 {\"status\":\"Rejected\"}");
            assertThat(answer(fixture.command("DataTransfer", "{\"vendorId\":\"v\",\"data\":\"<\u00e9>\"}")))
                    .isEqualTo("200 {\"status\":\"Accepted\",\"data\":\"<\u00e9>\"}");
            assertThat(answer(fixture.command("ClearCache", "")))
                    .startsWith("502")
                    .contains("\"callError\"", "\"dispatched\":true", "\"errorCode\":\"NotSupported\"", "no cache");
            assertThat(answer(fixture.command(
                            "GetInstalledCertificateIds", "{\"certificateType\":\"CentralSystemRootCertificate\"}")))
                    .startsWith("409")
                    .contains("actionNotInVersion", "\"dispatched\":false");
            assertThat(answer(fixture.command("DataTransfer", "{\"vendorId\":\"\\u0001\"}")))
                    .startsWith("400")
                    .contains("\"pointer\":\"/vendorId\"", "notRepresentable", "\"dispatched\":false");
            Await.result(central.close(CloseReason.normal("done")));
        }
    }

    @Test
    void whatCannotBeCalledWasNotSent() {
        try (CommandFixture fixture = new CommandFixture(DatabaseKind.SQLITE)) {
            CentralSystem central = connect(fixture, Actions.version("1.6"));
            Await.result(central.close(CloseReason.normal("done")));
            assertThat(answer(fixture.command("Reset", "{\"type\":\"Hard\"}")))
                    .startsWith("502")
                    .contains("connectionLost", "\"dispatched\":false");
        }
    }
}
