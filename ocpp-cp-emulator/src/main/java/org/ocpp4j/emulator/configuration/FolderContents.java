package org.ocpp4j.emulator.configuration;

import java.nio.file.Path;
import java.util.List;

/**
 * The content of a folder of stations.
 *
 * @param stations the stations that can be started, in the order of their directories
 * @param problems the problems; a directory with a problem is not among the stations
 * @param notes further notes for the user: skipped stations and files without effect, one line each
 * @param readable whether the folder itself could be read; if not, the stations are unknown rather than none
 */
public record FolderContents(
        List<StationConfiguration> stations,
        List<ConfigurationProblem> problems,
        List<String> notes,
        boolean readable) {
    /** Copies the lists. */
    public FolderContents {
        stations = List.copyOf(stations);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Whether the files in a directory are invalid, so that their station is unknown.
     *
     * @param folder the directory of a station
     * @return true if there is a problem with one of its files
     */
    public boolean isBroken(Path folder) {
        return problems.stream()
                .anyMatch(problem -> folder.equals(problem.file().getParent()));
    }
}
