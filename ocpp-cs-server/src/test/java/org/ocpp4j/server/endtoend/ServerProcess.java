package org.ocpp4j.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocpp4j.server.database.DatabaseSettings;

/**
 * The server in a JVM of its own, with the class path of the tests. It does not outlive this object, this JVM, or the end
 * of this JVM by force. Thread-safe.
 */
public final class ServerProcess implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofSeconds(50);
    private static final Pattern STATIONS = Pattern.compile("wss?://[^\\s/:]+:[1-9]\\d*/ocpp");
    private static final Pattern OPERATORS = Pattern.compile("https?://[^\\s/:]+:[1-9]\\d*(?!\\d*/Ocpp)");

    private final long begin = System.nanoTime();
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final Thread reader;

    private ServerProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::read, "server-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts the server with these arguments and does not wait for anything. */
    public static ServerProcess start(String... arguments) throws IOException {
        // A build in the background ignores SIGINT, and so would its children.
        List<String> command = new ArrayList<>(List.of(
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=Pacific/Chatham",
                "-Duser.language=tr",
                "-cp",
                System.getProperty("java.class.path"),
                MainWithParent.class.getName()));
        command.addAll(List.of(arguments));
        return startAs(Map.of(), command.toArray(String[]::new));
    }

    /** Starts the server on free ports and a database, for stations that nobody has told it of. */
    static ServerProcess serve(DatabaseSettings database, Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--port",
                "0",
                "--http-port",
                "0",
                "--data",
                data.toString(),
                "--set",
                "database.url=" + database.url(),
                "--set",
                "database.user=" + database.user(),
                "--unknown-stations",
                "accept"));
        arguments.addAll(List.of(more));
        return start(arguments.toArray(String[]::new));
    }

    /** Starts a server by any command, with more in its environment, and does not wait for anything. */
    static ServerProcess startAs(Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start());
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
            }
        } catch (IOException | UncheckedIOException ended) {
            // the process was killed
        }
    }

    /** What it has said so far. */
    public List<String> output() {
        return List.copyOf(output);
    }

    /** Waits until it has said something; fails with all it said, if it ends before or takes too long. */
    String awaitOutput(Pattern pattern) {
        return awaitOutput(pattern, LONGEST);
    }

    private String awaitOutput(Pattern pattern, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        int seen = 0;
        while (true) {
            boolean over = !process.isAlive() && !reader.isAlive();
            for (; seen < output.size(); seen++) {
                Matcher matcher = pattern.matcher(output.get(seen));
                if (matcher.find()) {
                    return matcher.group();
                }
            }
            if (over || System.nanoTime() - end > 0) {
                throw new AssertionError("The server " + (over ? "ended" : "took too long") + " and did not say "
                        + pattern + ", but:\n" + String.join("\n", output));
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** Waits until stations may come; where to, up to {@code /ocpp}. */
    public URI stations() {
        return URI.create(awaitOutput(STATIONS));
    }

    /** Waits until all may come, for as long as that may take on a machine that is overloaded on purpose. */
    public void awaitReady(Duration longest) {
        awaitOutput(STATIONS, longest);
        awaitOutput(OPERATORS, longest);
    }

    /** Waits until operators may come; where to, without a path. */
    public URI operators() {
        return URI.create(awaitOutput(OPERATORS));
    }

    /** Waits until {@code /health} says that all is well. */
    void awaitHealth() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(operators().resolve("/health"))
                .timeout(Duration.ofSeconds(5))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        long end = System.nanoTime() + LONGEST.toNanos();
        Optional<Integer> status = Optional.empty();
        while (status.isEmpty() || status.get() != 200) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("/health does not say 200 but " + status + ":\n" + String.join("\n", output));
            }
            try {
                status = Optional.of(http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode());
            } catch (IOException notYet) {
                LockSupport.parkNanos(20_000_000);
            }
        }
    }

    /** How long ago it was started. */
    public Duration age() {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** SIGKILL: no code of the server runs any more. Waits for its end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: asks it to stop. Waits for its end; returns its exit status. */
    public int terminate() throws InterruptedException {
        // Not Process.destroy(), which closes the pipes first: the server would take that for the end of this JVM.
        process.toHandle().destroy();
        return awaitEnd();
    }

    /** Sends a signal, for example HUP. */
    void signal(String name) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        assertThat(kill.waitFor()).isZero();
    }

    /** Waits for its end; returns its exit status. */
    int awaitEnd() throws InterruptedException {
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("The server does not end:\n" + String.join("\n", output));
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Kills it, if it lives. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly); // a launcher's java
        process.destroyForcibly();
        process.onExit().orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
    }
}
