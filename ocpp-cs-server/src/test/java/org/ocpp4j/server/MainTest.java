package org.ocpp4j.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The command line. */
class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return commandLine.execute(arguments);
    }

    @Test
    void helpNamesEveryCommandAndOption() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("serve", "validate", "--host", "--port", "--http-port", "--data", "--demo")
                .contains("check", "settings", "token", "account", "--config", "--set")
                .contains("accept, pending, refuse");
        assertThat(run("validate", "--help")).isZero();
        assertThat(out.toString()).contains("one verdict on each line");
    }

    @Test
    void aWrongOptionIsAUsageError() {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(err.toString()).contains("--prot", "Usage:");
        assertThat(run("serve", "--unknown-stations", "sometimes")).isEqualTo(1);
        assertThat(err.toString())
                .contains("--unknown-stations: stations.unknown: found \"sometimes\", expected one of accept");
        assertThat(run("--port", "1", "check")).isEqualTo(2);
        assertThat(err.toString()).contains("Write --port after the command: check --port");
        assertThat(run("token")).isEqualTo(2);
        assertThat(err.toString()).contains("create, list or revoke");
    }

    @Test
    void aPortInUseIsSaidInOneLine() throws IOException {
        PrintStream real = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
            assertThat(run("serve", "--demo", "--http-port", "0", "--port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo(1);
            assertThat(captured.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot listen for stations on 127.0.0.1:" + taken.getLocalPort() + ":")
                    .contains("in use");
        } finally {
            System.setErr(real);
        }
    }
}
