package org.ocpp4j.core.model;

import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.model.EngineModel.Plan;

/**
 * What the engine promises, in every order of what can happen. A failure prints all that happened in that run, and how to
 * see it again. {@code -Docpp.model.deviations=2} and {@code -Docpp.model.runs=100000} search longer.
 */
class EngineModelTest {
    private static final int DEVIATIONS = Integer.getInteger("ocpp.model.deviations", 0);
    private static final int RUNS = Integer.getInteger("ocpp.model.runs", 300);
    private static final List<String> KINDS = List.of(
            "ok", "later", "never", "hook", "throws", "error", "null", "nothing", "stage", "rawnull", "rawnothing");

    private final Thread thread = Thread.currentThread();
    private final Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();

    /** What listeners throw on purpose is reported there. */
    @BeforeEach
    void beQuiet() {
        thread.setUncaughtExceptionHandler((of, thrown) -> {});
    }

    @AfterEach
    void beAsBefore() {
        thread.setUncaughtExceptionHandler(before);
    }

    /** With the number of deviations from the ordinary course, of a server and of a client. */
    static Stream<Arguments> plans() {
        List<String> none = List.of();
        List<String> good = List.of("ok1", "later2", "never3");
        List<String> bad =
                List.of("hook1", "null2", "nothing3", "error4", "stage5", "rawnull6", "rawnothing7", "throws8", "ok9");
        return Stream.of(
                Arguments.of("calls that end in every way", 2, 1, new Plan(2, none, 1, 1, true, 0, false)),
                Arguments.of("many calls that fail at once", 1, 1, new Plan(20, none, 1, 0, false, 0, false)),
                Arguments.of("calls of the peer", 2, 1, new Plan(0, List.of("later1", "ok2"), 0, 1, true, 0, false)),
                Arguments.of("handlers that do what they must not", 1, 1, new Plan(0, bad, 0, 1, true, 0, false)),
                Arguments.of("calls both ways", 1, 1, new Plan(3, List.of("ok1", "hook2"), 1, 1, true, 0, false)),
                Arguments.of("a station that comes again", 1, 1, new Plan(2, good, 0, 0, true, 2, false)),
                Arguments.of("executors that are shut down", 1, 1, new Plan(2, good, 0, 1, true, 0, true)),
                Arguments.of("one call", 1, 2, new Plan(1, none, 1, 1, true, 0, false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aServer(String name, int ofServer, int ofClient, Plan plan) {
        every(ofServer, plan, EngineModel::server);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aClientThatStaysConnected(String name, int ofServer, int ofClient, Plan plan) {
        every(ofClient, plan, EngineModel::client);
    }

    private static void every(int deviations, Plan plan, BiConsumer<Choices, Plan> run) {
        Choices.Enumeration all = new Choices.Enumeration(DEVIATIONS == 0 ? deviations : DEVIATIONS);
        do {
            run.accept(all, plan);
        } while (all.next());
    }

    @Test
    void longerRunsByChance() {
        Long again = Long.getLong("ocpp.model.seed");
        if (again != null) {
            byChance(again);
            return;
        }
        long first = System.nanoTime();
        for (int run = 0; run < RUNS; run++) {
            byChance(first + run);
        }
    }

    private static void byChance(long seed) {
        Random random = new Random(seed);
        List<String> received = IntStream.rangeClosed(1, random.nextInt(12))
                .mapToObj(number -> KINDS.get(random.nextInt(KINDS.size())) + number)
                .toList();
        Plan plan = new Plan(
                random.nextInt(30),
                received,
                random.nextInt(3),
                random.nextInt(3),
                random.nextBoolean(),
                random.nextInt(3),
                random.nextInt(4) == 0);
        Choices choices = Choices.random(seed, 5 + random.nextInt(60));
        if (random.nextBoolean()) {
            EngineModel.server(choices, plan);
        } else {
            EngineModel.client(choices, plan);
        }
    }
}
