package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.backend.postgres.FunctionDatabase;
import org.ocpp4j.server.backend.webhook.Receiver;
import org.ocpp4j.server.database.DatabaseKind;
import org.slf4j.LoggerFactory;

/** Lines about a call that somebody else answers name station, action and message, whatever thread writes them. */
class ExternalLogTest {
    private static final String START =
            "{\"connectorId\":1,\"idTag\":\"T\",\"meterStart\":0,\"timestamp\":\"2026-11-23T00:00:00Z\"}";

    private final List<ILoggingEvent> lines = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing(); // the fields of this thread
            lines.add(line);
        }
    };

    @BeforeEach
    void listen() {
        appender.start();
        ((Logger) LoggerFactory.getLogger("org.ocpp4j.server")).addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        ((Logger) LoggerFactory.getLogger("org.ocpp4j.server")).detachAppender(appender);
    }

    private void haveFields(String part, String action, String answer) {
        String messageId = answer.replaceAll("^\\[[34],\"([^\"]*)\".*", "$1");
        assertThat(lines)
                .filteredOn(line -> line.getFormattedMessage().contains(part))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line.getMDCPropertyMap())
                        .containsAllEntriesOf(Map.of("station", "CP-1", "action", action, "messageId", messageId)));
    }

    @Test
    void ofTheWebhook() {
        try (Receiver receiver = Receiver.start(
                        Receiver.says("{\"payload\":{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}}"));
                ServerFixture server = ServerFixture.start(
                        DatabaseKind.SQLITE,
                        "webhook.enable = true",
                        "webhook.url = \"http://127.0.0.1:" + receiver.port() + "/\"")) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            haveFields("transaction 7", "StartTransaction", station.call("StartTransaction", START));
            haveFields("is answered InternalError", "Heartbeat", station.call("Heartbeat", "{}"));
        }
    }

    @Test
    void ofTheDatabase() {
        FunctionDatabase functions = FunctionDatabase.empty();
        functions.parse("if pAction = 'Heartbeat' then return null; end if; return json_build_object('payload',"
                + " json_build_object('transactionId', 7, 'idTagInfo', json_build_object('status', 'Accepted')));");
        try (ServerFixture server = ServerFixture.start(
                DatabaseKind.SQLITE,
                "postgres.enable = true",
                "postgres.url = \"" + functions.settings().url() + "\"",
                "postgres.user = " + functions.settings().user())) {
            RawStation station = RawStation.connect(server.stations(), "CP-1");
            haveFields("transaction 7", "StartTransaction", station.call("StartTransaction", START));
            haveFields("is answered InternalError", "Heartbeat", station.call("Heartbeat", "{}"));
        }
    }
}
