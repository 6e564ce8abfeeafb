package org.ocpp4j.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Every scenario once, very small, in processes of their own as always. */
class ScenariosTest {
    /** Small JVMs that start fast, and much patience, since the machine may be busy. */
    private static final List<String> SMALL = List.of(
            "--slow=30000",
            "--server-java=-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "--client-java=-Xmx128m -XX:+UseSerialGC -XX:TieredStopAtLevel=1");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String scenario) {
        CommandLine line = Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(Stream.of(List.of("run"), Arrays.asList(scenario.split(" ")), SMALL)
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    /** The cells of the row that begins with a text. */
    private List<String> row(String first) {
        return out.toString()
                .lines()
                .filter(line -> line.startsWith("| " + first + " |"))
                .map(line -> Stream.of(line.substring(1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .findFirst()
                .orElseThrow(() -> new AssertionError(out + "\n" + err));
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.replace(",", ""));
    }

    @Test
    void throughput() {
        int status =
                run("throughput --contenders java-websocket,netty --connections 20 --warm-up 0 --seconds 1 --mix mix");
        assertThat(row("java-websocket").get(1)).isEqualTo("20");
        assertThat(number(row("java-websocket").get(2))).isPositive();
        assertThat(number(row("java-websocket").get(3))).isPositive();
        assertThat(row("java-websocket").subList(8, 12)).containsOnly("0");
        assertThat(status).isZero();
    }

    @Test
    void soak() {
        assertThat(run("soak --connections 10 --warm-up 0 --minutes 0.01")).isZero();
        assertThat(number(row("java-websocket").get(2))).isPositive();
    }

    /** What a station needs is no more than noise with so few of them. */
    @Test
    void ramp() {
        assertThat(run("ramp --contenders java-websocket --connections 100")).isZero();
        assertThat(row("java-websocket").get(1)).isEqualTo("100");
        assertThat(row("java-websocket").subList(2, 8)).allSatisfy(ScenariosTest::number);
    }

    @Test
    void storm() {
        int status = run("storm --connections 20 --minutes 0.02 --period 300 --pause 20 --calls 100 --settle 9");
        assertThat(out.toString()).doesNotContain("NOT OK").contains("timers | 0 | 0 | ok");
        assertThat(number(row("calls of stations, answered").get(2))).isPositive();
        assertThat(status).isZero();
    }
}
