package org.ocpp4j.server.app;

import java.util.List;

/**
 * What came of new settings.
 *
 * @param changed keys whose values changed and hold from now on
 * @param needRestart keys whose values changed and hold from the next start on
 * @param problems what could not be read again, in whole sentences; what was used before stays in use
 */
public record Reloaded(List<String> changed, List<String> needRestart, List<String> problems) {
    /** Copies the lists. */
    public Reloaded {
        changed = List.copyOf(changed);
        needRestart = List.copyOf(needRestart);
        problems = List.copyOf(problems);
    }
}
