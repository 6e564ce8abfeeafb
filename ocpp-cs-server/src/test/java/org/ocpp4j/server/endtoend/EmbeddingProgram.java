package org.ocpp4j.server.endtoend;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CountDownLatch;
import org.ocpp4j.server.app.RunningServer;
import org.ocpp4j.server.settings.SettingsSource;
import org.ocpp4j.server.thread.Threads;

/** A program of its own that embeds the server, in which a thread of the server runs out of memory. */
final class EmbeddingProgram {
    private EmbeddingProgram() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the last one is the directory of the data
     * @throws Exception if the server cannot be asked
     */
    public static void main(String[] arguments) throws Exception {
        String data = arguments[arguments.length - 1];
        RunningServer server = RunningServer.start(
                SettingsSource.parse("stations.port = 0\noperators.port = 0\ndata = \"" + data + "\""));
        CountDownLatch failed = new CountDownLatch(1);
        Threads.pool("ocpp-embedded", 1).execute(() -> {
            failed.countDown();
            throw new OutOfMemoryError("on purpose");
        });
        failed.await();
        while (Threads.problem().isEmpty()) {
            Thread.onSpinWait();
        }
        HttpResponse<String> health = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.operators().resolve("/health"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println("HEALTH " + health.statusCode() + " " + health.body());
        Thread.currentThread().join();
    }
}
