package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.client.OcppClient;

/** A proxy that wants to know who connects. */
class ClientProxyCredentialsTest {
    private static final String TUNNELING = "jdk.http.auth.tunneling.disabledSchemes";

    /** The JDK reads the property once, so each value needs a JVM of its own. */
    @Test
    void credentialsAreSentIfTheJvmAllowsIt() throws Exception {
        assertThat(inAnotherJvm("-D" + TUNNELING + "=", "s\u00e4cret")).isEqualTo("connected");
        assertThat(inAnotherJvm("-D" + TUNNELING + "=", "wrong")).startsWith("refused 407: The proxy ");
        assertThat(inAnotherJvm("-Dno.such.property=", "s\u00e4cret"))
                .startsWith("refused 407: The proxy ")
                .contains("proxyCredentials");
    }

    private static String inAnotherJvm(String property, String password) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // starts faster
                        property,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Program.class.getName(),
                        password.replace("\u00e4", "AE"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return said.strip();
    }

    /** Connects through a proxy that wants credentials, with a password where AE stands for a letter. */
    static final class Program {
        private Program() {}

        public static void main(String[] arguments) throws Exception {
            try (ConnectProxy strict = new ConnectProxy("aXQ6c8OkY3JldA=="); // it:s\u00e4cret, in UTF-8
                    ServerFixture server = new ServerFixture().start()) {
                var transport = WebSocketClientTransport.builder(server.bound().address())
                        .password(new byte[] {'p'})
                        .proxy(strict)
                        .proxyCredentials("it", arguments[0].replace("AE", "\u00e4"));
                Await.result(
                        OcppClient.builder("CP-1", Handlers.ofStation()).build().connect(transport.build()));
                boolean ownPassword = server.handshakes.get(0).headers().containsKey("authorization");
                System.out.println(ownPassword ? "connected" : "connected without the password of the station");
            } catch (CompletionException failed) {
                System.out.println(
                        failed.getCause() instanceof ConnectionRefusedException refused
                                ? "refused " + refused.status() + ": " + refused.getMessage()
                                : failed.toString());
            }
            System.exit(0);
        }
    }
}
