package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.error.CallRejectedException;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.ChangeConfigurationResponse;
import org.ocpp4j.core.version.ErrorCode;
import org.ocpp4j.json.WebSocketClientTransport;
import org.ocpp4j.server.Await;
import org.ocpp4j.server.command.CommandRequest;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.log.LineEncoder;
import org.ocpp4j.server.log.LogSettings;
import org.ocpp4j.server.settings.SettingsSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** One secret of each kind goes into a server, and comes out of it in no way. */
class NoSecretGetsOutTest {
    /** What is sent to a station, with a secret in it. */
    private enum Kind {
        STANDARD_KEY("ChangeConfiguration", "{\"key\":\"AuthorizationKey\",\"value\":\"5ECRET-standard-key\"}"),
        KEY_OF_THE_SETTINGS("ChangeConfiguration", "{\"key\":\"VendorPin\",\"value\":\"5ECRET-key-of-settings\"}"),
        KEY_CALLED_A_PASSWORD("ChangeConfiguration", "{\"key\":\"WifiPassword\",\"value\":\"5ECRET-wifi\"}"),
        MEMBER("DataTransfer", "{\"vendorId\":\"V\",\"data\":\"{\\\"passphrase\\\":\\\"5ECRET-member\\\"}\"}"),
        USER("GetDiagnostics", "{\"location\":\"ftp://user:5ECRET-user@host/dir\"}"),
        PARAMETER("GetDiagnostics", "{\"location\":\"https://host/dir?sig=5ECRET-parameter\"}"),
        UNKNOWN_PARAMETER("GetDiagnostics", "{\"location\":\"https://host/dir?x=5ECRET-unknown-parameter\"}"),
        BARE_PARAMETER("GetDiagnostics", "{\"location\":\"https://host/dir?5ECRET-bare-parameter\"}");

        final String action;
        final String payload;

        Kind(String action, String payload) {
            this.action = action;
            this.payload = payload;
        }
    }

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private final class Lines extends AppenderBase<ILoggingEvent> {
        private final LineEncoder encoder = new LineEncoder();

        @Override
        protected void append(ILoggingEvent event) {
            for (LogSettings.Format format : EnumSet.allOf(LogSettings.Format.class)) {
                encoder.format(format);
                lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
            }
        }
    }

    private static ChangeConfigurationResponse refuse(ChangeConfigurationRequest change) {
        throw new CallRejectedException(ErrorCode.GENERIC_ERROR, "cannot use " + change.value());
    }

    @Test
    void throughNoWay() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Lines appender = new Lines();
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        List<String> out = new ArrayList<>();
        DatabaseSettings database = DatabaseKind.SQLITE.fresh();
        try (ServerFixture server = ServerFixture.start(database, "frames.secret-keys = [VendorPin]")) {
            Await.result(OcppClient.builder(
                            "CP-1",
                            Handlers.ofStation()
                                    .on(ChangeConfigurationRequest.class, (central, change) -> refuse(change)))
                    .build()
                    .connect(WebSocketClientTransport.builder(server.stations()).build()));
            Operators operators = server.operators();
            for (Kind kind : Kind.values()) {
                HttpResponse<String> answer =
                        operators.send("POST", "/api/v1/ChargePoint/CP-1/" + kind.action, kind.payload);
                assertThat(answer.statusCode()).as(kind.name()).isNotEqualTo(404);
                root.warn("A station got {}", kind.payload);
                root.error("A station broke", new IllegalStateException("on " + kind.payload));
                out.add(new CommandRequest(
                                "CP-1", kind.action, JsonMapper.shared().readTree(kind.payload), "ada", null)
                        .toString());
            }
            out.add(operators
                    .send("GET", "/api/v1/commands?from=password%3D5ECRET", "")
                    .body());
            out.add(operators
                    .send("PUT", "/api/v1/stations/CP-1/password", "{\"password\":[\"5ECRET\"]}")
                    .body());
            Await.until(
                    "the message log has all",
                    () -> operators.get("/api/v1/messages?limit=100").size() == 2 * Kind.values().length);
            for (String list : List.of("commands", "messages", "stations", "audit", "connectionAttempts")) {
                for (String form : List.of("json", "csv")) {
                    out.add(operators
                            .send("GET", "/api/v1/" + list + "?format=" + form, "")
                            .body());
                }
            }
        } finally {
            root.detachAppender(appender);
        }
        out.add(SettingsSource.parse(Stream.of(
                                "stations.tls.password",
                                "operators.tls.password",
                                "database.password",
                                "webhook.password",
                                "webhook.token",
                                "postgres.password",
                                "postgres.token")
                        .map(key -> key + " = 5ECRET-setting\n")
                        .reduce("", String::concat))
                .toString());
        assertThat(lines).anyMatch(line -> line.contains("A station broke"));
        out.addAll(lines);
        assertThat(out).noneMatch(text -> text.contains("5ECRET"));
        assertThat(out).anyMatch(text -> text.contains("AuthorizationKey") && text.contains("***"));
        Path file = Path.of(database.url().substring("jdbc:sqlite:".length()).split("\\?", 2)[0]);
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(each), StandardCharsets.ISO_8859_1))
                        .as(each.toString())
                        .doesNotContain("5ECRET");
            }
        }
    }
}
