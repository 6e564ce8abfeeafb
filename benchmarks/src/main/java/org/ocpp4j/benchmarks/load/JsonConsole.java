package org.ocpp4j.benchmarks.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads commands, a line each, and answers each with one line of JSON. The end of the input ends it, so that a process
 * does not outlive the one that started it. For one thread.
 */
final class JsonConsole {
    static final JsonMapper MAPPER = JsonMapper.shared();

    /** Does a command. */
    interface Action {
        /**
         * Does it.
         *
         * @param argument the number behind the command, 0 if there is none
         * @return what to write as JSON
         */
        Object run(int argument) throws Exception;
    }

    private final Map<String, Action> actions = new LinkedHashMap<>();

    JsonConsole on(String command, Action action) {
        actions.put(command, action);
        return this;
    }

    /** Serves until {@code stop} or the end of the input. */
    void serve(BufferedReader in, PrintStream out) throws Exception {
        for (String line = in.readLine(); line != null && !line.equals("stop"); line = in.readLine()) {
            String[] words = line.strip().split(" +", -1);
            Action action = actions.get(words[0]);
            int argument = words.length > 1 ? Integer.parseInt(words[1]) : 0;
            write(action == null ? Map.of("commands", actions.keySet()) : action.run(argument), out);
        }
    }

    static void write(Object value, PrintStream out) throws IOException {
        out.println(MAPPER.writeValueAsString(value));
        out.flush();
    }
}
