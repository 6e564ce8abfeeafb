package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.server.thread.Fatal;

/** A process that has run out of memory does not go on half dead. */
class OutOfMemoryTest {
    private static final int MOST = 2_000;

    /** The text of a frame of 1 MB, masked with zeros, without its end. */
    private static final byte[] HALF_A_MESSAGE = halfAMessage();

    private static byte[] halfAMessage() {
        byte[] frame = new byte[900_000];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) (0x80 | 127);
        frame[7] = 0x0f; // 983,040 bytes
        return frame;
    }

    private static ServerProcess start(String memory, Path data, Class<?> main) throws IOException {
        return ServerProcess.startAs(
                Map.of(),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                "serve",
                "--port",
                "0",
                "--http-port",
                "0",
                "--unknown-stations",
                "accept",
                "--data",
                data.toString());
    }

    /** Each station holds a message of which the end is missing. */
    @Test
    void itEndsSoThatItsServiceStartsItAgain(@TempDir Path data) throws Exception {
        List<Socket> sockets = new ArrayList<>();
        try (ServerProcess server = start("64m", data, MainWithParent.class)) {
            URI stations = server.stations();
            for (int i = 0; i < MOST && server.isAlive(); i++) {
                try {
                    sockets.add(halfASender(stations, "CP-" + i));
                } catch (IOException ended) {
                    break;
                }
            }
            assertThat(server.awaitEnd()).isEqualTo(Fatal.STATUS);
            assertThat(String.join("\n", server.output())).contains("the JVM failed, mostly for want of memory");
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static Socket halfASender(URI stations, String identity) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), stations.getPort());
        try {
            String request =
                    "GET " + stations.getPath() + "/" + identity + " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\n"
                            + "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: ocpp1.6\r\n\r\n";
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().read();
            socket.getOutputStream().write(HALF_A_MESSAGE);
            return socket;
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** A program of somebody else's is not ended; health says what has happened. */
    @Test
    void aProgramThatEmbedsTheServerGoesOnAndHealthIsDown(@TempDir Path data) throws Exception {
        try (ServerProcess program = start("512m", data, EmbeddingProgram.class)) {
            String answer = program.awaitOutput(Pattern.compile("HEALTH .*"));
            assertThat(answer)
                    .startsWith("HEALTH 503")
                    .contains("\"threads\":{\"status\":\"DOWN\",\"reason\":\"the process must be restarted: "
                            + "java.lang.OutOfMemoryError: on purpose");
            assertThat(program.isAlive()).isTrue();
        }
    }
}
