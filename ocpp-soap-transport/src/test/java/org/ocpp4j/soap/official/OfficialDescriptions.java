package org.ocpp4j.soap.official;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.ocpp4j.soap.internal.xml.Service;
import org.ocpp4j.soap.internal.xml.SoapVersion;

/** Finds the service descriptions that e-laad.nl and the Open Charge Alliance published; they are no part of this repository. */
public final class OfficialDescriptions {
    private static final String PROPERTY = "ocpp.spec";

    private OfficialDescriptions() {}

    /** The official description of a service. */
    public static byte[] of(SoapVersion version, Service service) {
        Path directory = directory("ocpp-" + version.ocpp().name() + "-soap");
        try (Stream<Path> files = Files.list(directory)) {
            Path file = files.filter(each -> each.getFileName()
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .contains(service.title().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("There is no " + service.title() + " in " + directory));
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path directory(String name) {
        String given = System.getProperty(PROPERTY, "");
        if (given.isEmpty()) {
            throw new IllegalStateException("Say where the official files are: -D" + PROPERTY
                    + "=DIR, an absolute path to the directory that holds ocpp-1.6-soap and others");
        }
        Path directory = Path.of(given, name).toAbsolutePath().normalize();
        if (!Files.isDirectory(directory)) {
            throw new IllegalStateException("-D" + PROPERTY + "=" + given + " lacks " + name
                    + ": there is no directory " + directory + "; an absolute path is safest");
        }
        return directory;
    }
}
