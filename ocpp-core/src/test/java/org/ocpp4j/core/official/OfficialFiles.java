package org.ocpp4j.core.official;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files that the Open Charge Alliance and e-laad.nl published; they are no part of this repository. */
final class OfficialFiles {
    private static final String PROPERTY = "ocpp.spec";

    private OfficialFiles() {}

    static Path json16() {
        return directory("ocpp-1.6-json");
    }

    static Path security16() {
        return directory("ocpp-1.6-security-json");
    }

    static Path soap15() {
        return directory("ocpp-1.5-soap");
    }

    /** The names of the files, without their ending. */
    static List<String> names(Path directory, String ending) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text of a file, without a byte order mark. */
    static String read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path directory(String name) {
        String given = System.getProperty(PROPERTY, "");
        if (given.isEmpty()) {
            throw new IllegalStateException("Say where the official files are: -D" + PROPERTY
                    + "=DIR, an absolute path to the directory that holds ocpp-1.6-json and others");
        }
        Path directory = Path.of(given, name).toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("-D" + PROPERTY + "=" + given + " lacks " + name
                    + ": there is no directory " + directory + "; an absolute path is safest");
        }
        return directory;
    }
}
