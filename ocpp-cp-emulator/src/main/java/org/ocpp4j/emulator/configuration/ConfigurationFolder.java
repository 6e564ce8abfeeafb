package org.ocpp4j.emulator.configuration;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a folder with one directory for each station. Stateless. */
public final class ConfigurationFolder {
    private ConfigurationFolder() {}

    /**
     * Reads all stations. A problem with one station does not affect others. Blocks.
     *
     * @param folder the folder
     * @param mostStations how many stations it may contain; more are reported as a problem
     * @return its content
     */
    public static FolderContents read(Path folder, int mostStations) {
        List<ConfigurationProblem> problems = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        List<Path> directories;
        try {
            directories = directories(folder);
        } catch (IOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            problems.add(new ConfigurationProblem(folder, "", "a folder that can be read (" + why + ")"));
            return new FolderContents(List.of(), problems, notes, false);
        }
        Map<String, StationConfiguration> stations = new LinkedHashMap<>();
        for (int index = 0; index < directories.size(); index++) {
            Path directory = directories.get(index);
            if (!Files.exists(directory.resolve(StationFile.NAME))) {
                notes.add(directory + " is no station: it has no " + StationFile.NAME);
            } else if (stations.size() >= mostStations) {
                problems.add(new ConfigurationProblem(
                        directory.resolve(StationFile.NAME),
                        "",
                        "at most " + mostStations + " stations in a folder; this directory and those after it, "
                                + (directories.size() - index) + " in all, are left out"));
                break;
            } else {
                station(directory, problems, notes, stations)
                        .ifPresent(station -> stations.put(station.identity(), station));
            }
        }
        return new FolderContents(List.copyOf(stations.values()), problems, notes, true);
    }

    private static List<Path> directories(Path folder) throws IOException {
        List<Path> directories = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    directories.add(entry);
                }
            }
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        Collections.sort(directories);
        return directories;
    }

    private static Optional<StationConfiguration> station(
            Path directory,
            List<ConfigurationProblem> problems,
            List<String> notes,
            Map<String, StationConfiguration> before) {
        int wrong = problems.size();
        Optional<StationConfiguration> station = new StationFile(
                        directory,
                        problems::add,
                        notes::add,
                        identity -> Optional.ofNullable(before.get(identity)).map(StationConfiguration::folder))
                .read();
        if (station.isPresent()) {
            try {
                new CannedMessages(directory, station.get().version(), problems::add).check(notes::add);
            } catch (IOException unreadable) {
                problems.add(new ConfigurationProblem(
                        directory.resolve(StationFile.NAME), "", "to lie in a directory that can be listed"));
            }
        }
        return problems.size() == wrong ? station : Optional.empty();
    }
}
