package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may have few files and sockets open, and peers that take all they can get. */
class DescriptorsTest {
    private static final int PEERS = 400;

    @Test
    void someAreLeftForOperatorsAndTheDatabase(@TempDir Path data) throws Exception {
        String[] command = {
            "sh",
            "-c",
            "ulimit -n 256; exec \"$0\" \"$@\"",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            MainWithParent.class.getName(),
            "serve",
            "--port",
            "0",
            "--http-port",
            "0",
            "--unknown-stations",
            "accept",
            "--data",
            data.toString()
        };
        List<Socket> peers = new ArrayList<>();
        try (ServerProcess server = ServerProcess.startAs(Map.of(), command)) {
            URI stations = server.stations();
            URI operators = server.operators();
            server.awaitOutput(Pattern.compile("Only \\d+ stations may be connected .*LimitNOFILE"));
            for (int i = 0; i < PEERS; i++) {
                peers.add(new Socket(InetAddress.getLoopbackAddress(), stations.getPort()));
            }
            for (String path : List.of("/health", "/api/v1/ChargePointList", "/metrics")) {
                HttpResponse<String> answer = HttpClient.newHttpClient() // a connection of its own
                        .send(
                                HttpRequest.newBuilder(operators.resolve(path))
                                        .timeout(Duration.ofSeconds(30))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
                if (path.equals("/metrics")) {
                    assertThat(answer.body())
                            .contains("process_files_max_files 256.0\n")
                            .containsPattern("process_files_open_files \\d+");
                } else if (path.equals("/health")) {
                    assertThat(answer.body()).contains("\"database\":{\"status\":\"UP\"}", "\"descriptors\":");
                }
            }
            closeAll(peers);
            peers.clear();
            assertThat(RawStation.connect(stations, "CP-1").call("Heartbeat", "{}"))
                    .startsWith("[3,");
        } finally {
            closeAll(peers);
        }
    }

    private static void closeAll(List<Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
