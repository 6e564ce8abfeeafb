package org.ocpp4j.server.kill;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Processes that do nothing, as fast as they can. They end with this object, or with this JVM however it ends. */
final class BusyLoops implements AutoCloseable {
    private final List<Process> processes = new ArrayList<>();

    BusyLoops(int number) throws IOException {
        String parent = Long.toString(ProcessHandle.current().pid());
        String script = "while kill -0 " + parent + " 2>/dev/null; do i=0;"
                + " while [ $i -lt 100000 ]; do i=$((i+1)); done; done";
        try {
            for (int i = 0; i < number; i++) {
                processes.add(new ProcessBuilder("sh", "-c", script).start());
            }
        } catch (IOException failed) {
            end();
            throw failed;
        }
    }

    /** Fails if one of them has ended. */
    void requireRunning() {
        if (!processes.stream().allMatch(Process::isAlive)) {
            throw new AssertionError("A busy loop has ended");
        }
    }

    @Override
    public void close() {
        end();
    }

    /** Ends them. */
    void end() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(each -> each.onExit().join());
    }
}
