package org.ocpp4j.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One of these programs in a JVM of its own, which answers commands with lines of JSON; see {@link JsonConsole}. It ends
 * with its input, so also when this process ends. For one thread.
 */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;

    private ChildProcess(Process process) {
        this.process = process;
        this.commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a program.
     *
     * @param cpus the processors that it may use, as {@code taskset -c} takes them; empty for all
     * @param javaOptions options of the JVM, with spaces between
     * @param arguments the command of {@link Main} and its options
     */
    static ChildProcess start(String cpus, String javaOptions, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (!cpus.isEmpty()) {
            command.addAll(List.of("taskset", "-c", cpus));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (!javaOptions.isBlank()) {
            command.addAll(List.of(javaOptions.strip().split(" +", -1)));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        try {
            return new ChildProcess(new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Sends a command and waits for the answer.
     *
     * @throws IllegalStateException if the process ends instead
     */
    <T> T ask(String command, Class<T> answer) {
        commands.println(command);
        return read(answer);
    }

    /** Waits for a line that the process writes by itself. */
    <T> T read(Class<T> answer) {
        try {
            String line = answers.readLine();
            if (line == null) {
                throw new IllegalStateException("The process ended too early: " + process.info());
            }
            return JsonConsole.MAPPER.readValue(line, answer);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Lets it end in good order, and ends it if it does not. */
    @Override
    public void close() {
        commands.close();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException stop) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
