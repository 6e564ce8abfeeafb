package org.ocpp4j.core.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.ocpp4j.core.codec.FrameCodec;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** The compiled main classes of this module. */
final class MainClasses {
    private MainClasses() {}

    static Path directory() {
        return location(FrameCodec.class);
    }

    /** The libraries that the module needs at run time. */
    static List<Path> libraries() {
        return Stream.of(NullMarked.class, JsonNode.class, JsonParser.class, JsonProperty.class)
                .map(MainClasses::location)
                .toList();
    }

    /** All classes, not initialised. */
    static List<Class<?>> all() {
        try (Stream<Path> files = Files.walk(directory())) {
            return files.map(file -> directory().relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                    .sorted()
                    .<Class<?>>map(MainClasses::load)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Set<String> packages() {
        return all().stream().map(Class::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    }

    static boolean isInternal(String packageName) {
        return packageName.contains(".internal.") || packageName.endsWith(".internal");
    }

    /** All classes and what they use. */
    static JavaClasses imported() {
        return new ClassFileImporter().importPath(directory());
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MainClasses.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
