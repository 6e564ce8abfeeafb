package org.ocpp4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StormVerdictTest {
    private static final StormPlan PLAN = new StormPlan(10, 1000, 100, 100, 10, 30_000);
    private static final List<String> THREADS = List.of("io", "main");
    private static final ServerFacts REST = facts(0, 0, 0, THREADS);
    private static final CallsToStations ENDED = new CallsToStations(10, 9, Map.of("ConnectionLostException", 1L), 0);
    private static final StormReport STORM = new StormReport(3, Map.of(Departure.RESET, 15L), 0, 0);

    private final StringWriter out = new StringWriter();

    private static ServerFacts facts(long heap, int connections, int timers, List<String> threads) {
        return new ServerFacts(0, heap, 0, connections, timers, 20, threads);
    }

    private static ClientReport clients(long slow, long errors, long lost) {
        return new ClientReport(1, 10, 100, 1, 1, 1, 1, slow, errors, 0, lost, 9, 0);
    }

    private static StormRun.Result result(
            StormReport storm,
            ClientReport clients,
            CallsToStations calls,
            int clientsLeft,
            ServerFacts after,
            long sessions) {
        return new StormRun.Result(
                storm,
                clients,
                calls,
                clientsLeft,
                REST,
                after,
                new LiveObjects(Map.of()),
                new LiveObjects(Map.of("Session", sessions)));
    }

    private boolean judge(StormRun.Result result) {
        return new StormVerdict(PLAN, result, new MarkdownTable(new PrintWriter(out), "", "", "", "")).write();
    }

    @Test
    void nothingLeftIsGood() {
        assertThat(judge(result(STORM, clients(0, 0, 0), ENDED, 0, REST, 50))).isTrue();
        assertThat(out.toString()).doesNotContain("NOT OK");
    }

    static Stream<Arguments> leftovers() {
        CallsToStations pending = new CallsToStations(10, 9, Map.of(), 1);
        StormReport away = new StormReport(3, Map.of(Departure.RESET, 15L), 4, 1);
        return Stream.of(
                Arguments.of("stations of", result(STORM, clients(0, 0, 0), ENDED, 0, facts(0, 1, 0, THREADS), 0)),
                Arguments.of("timers", result(STORM, clients(0, 0, 0), ENDED, 0, facts(0, 0, 1, THREADS), 0)),
                Arguments.of("threads", result(STORM, clients(0, 0, 0), ENDED, 0, facts(0, 0, 0, List.of("x")), 0)),
                Arguments.of("heap", result(STORM, clients(0, 0, 0), ENDED, 0, facts(3 << 20, 0, 0, THREADS), 0)),
                Arguments.of("classes", result(STORM, clients(0, 0, 0), ENDED, 0, REST, 51)),
                Arguments.of("connections, as", result(STORM, clients(0, 0, 0), ENDED, 1, REST, 0)),
                Arguments.of("calls to stations without", result(STORM, clients(0, 0, 0), pending, 0, REST, 0)),
                Arguments.of("stations that could", result(away, clients(0, 0, 0), ENDED, 0, REST, 0)),
                Arguments.of("calls of stations that", result(STORM, clients(1, 0, 0), ENDED, 0, REST, 0)),
                Arguments.of("wrong answers", result(STORM, clients(0, 1, 0), ENDED, 0, REST, 0)),
                Arguments.of("connections that the", result(STORM, clients(0, 0, 1), ENDED, 0, REST, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leftovers")
    void anythingLeftIsNot(String what, StormRun.Result result) {
        assertThat(judge(result)).isFalse();
        assertThat(out.toString().lines().filter(row -> row.contains("NOT OK")))
                .singleElement()
                .asString()
                .startsWith("| " + what);
    }
}
