package org.ocpp4j.server.app;

import java.util.List;

/**
 * The result of a reload of the settings.
 *
 * @param changed keys whose values changed and are in force
 * @param needRestart keys whose values changed and take effect at the next start
 * @param problems files that could not be read again, in whole sentences; the previous content stays in use
 */
public record Reloaded(List<String> changed, List<String> needRestart, List<String> problems) {
    /** Copies the lists. */
    public Reloaded {
        changed = List.copyOf(changed);
        needRestart = List.copyOf(needRestart);
        problems = List.copyOf(problems);
    }
}
