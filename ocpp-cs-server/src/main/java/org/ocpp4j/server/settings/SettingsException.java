package org.ocpp4j.server.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The settings cannot be used. The message has one line for each problem. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<SettingsProblem> problems;

    SettingsException(List<SettingsProblem> problems) {
        super(text(problems), null, false, false);
        this.problems = List.copyOf(problems);
    }

    /**
     * The problems.
     *
     * @return all problems that were found, at least one
     */
    public List<SettingsProblem> problems() {
        return problems;
    }

    private static String text(List<SettingsProblem> problems) {
        String many = problems.size() == 1 ? "1 problem" : problems.size() + " problems";
        return problems.stream()
                .map(problem -> "  " + problem)
                .collect(Collectors.joining("\n", many + " with the settings:\n", ""));
    }
}
