package org.ocpp4j.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.v16.AuthorizeRequest;

/** What an application finds in its log that listens to nothing. */
class LoggedProblemsTest {
    private static final String SECRET = "hunter2";

    private final Logger logger = Logger.getLogger("org.ocpp4j.core");
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final Handler keeper = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final IllegalStateException defect = new IllegalStateException("no database");
    private final EngineFixture engine = new EngineFixture();

    @BeforeEach
    void keep() {
        logger.addHandler(keeper);
        engine.handlers.on(AuthorizeRequest.class, (station, request) -> {
            throw defect;
        });
    }

    @AfterEach
    void stop() {
        logger.removeHandler(keeper);
    }

    private RawStation connect(PeerListener<Station> listener) {
        OcppServer.builder(engine.handlers)
                .listener(listener)
                .options(engine.options)
                .build()
                .start(engine);
        return engine.connect("CP-1");
    }

    @Test
    void aHandlerThatThrowsIsLoggedOnceWithStationActionAndMessageId() throws Exception {
        RawStation raw = connect(new PeerListener<>() {});
        raw.types("[2,\"4711\",\"Authorize\",{\"idTag\":\"" + SECRET + "\"}]");
        raw.gets();
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .isEqualTo("CP-1: The handler of Authorize failed (message id 4711)")
                    .doesNotContain(SECRET);
            assertThat(entry.getThrown()).isSameAs(defect);
        });
    }

    @Test
    void aListenerThatTakesProblemsReplacesTheLog() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        RawStation raw = connect(new PeerListener<>() {
            @Override
            public void problem(Station peer, String problem, @Nullable Throwable cause) {
                heard.add(problem);
            }
        });
        raw.types("[2,\"4711\",\"Authorize\",{\"idTag\":\"" + SECRET + "\"}]");
        raw.gets();
        assertThat(heard).hasSize(1);
        assertThat(logged).isEmpty();
    }

    @Test
    void whatThePeerDidWrongIsLoggedWithoutAStackTrace() {
        connect(new PeerListener<>() {}).types("no frame");
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage()).startsWith("CP-1: A frame cannot be understood");
            assertThat(entry.getThrown()).isNull();
        });
    }

    @Test
    void textOfThePeerBeginsNoLineOfItsOwn() {
        connect(new PeerListener<>() {}).types("[3,\"1\\nforged\",{}]");
        assertThat(logged)
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getMessage()).endsWith("1?forged").doesNotContain("\n"));
    }

    @Test
    void anAttemptThatFailsIsLoggedWithNumberReasonAndDelay() {
        LastingFixture net = new LastingFixture();
        net.start();
        net.fails("answered with status 401");
        assertThat(logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage())
                    .isEqualTo("CP-1: Attempt 1 to connect failed, the next one follows in PT1S:"
                            + " answered with status 401");
            assertThat(entry.getThrown()).isNull();
        });
    }
}
