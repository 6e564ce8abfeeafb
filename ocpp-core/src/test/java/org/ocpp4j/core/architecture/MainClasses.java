package org.ocpp4j.core.architecture;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.ocpp4j.core.codec.FrameCodec;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;

/** The compiled main classes of this module: which there are, and which use which others. */
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

    /** For each class the classes that its code uses, as the JDK's own analyser finds them. */
    static Map<String, Set<String>> uses() {
        String libraries = libraries().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        StringWriter output = new StringWriter();
        StringWriter errors = new StringWriter();
        int status = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(output, true),
                        new PrintWriter(errors, true),
                        "--multi-release",
                        "base",
                        "-verbose:class",
                        "-filter:none",
                        "--module-path",
                        libraries,
                        directory().toString());
        if (status != 0) {
            throw new IllegalStateException("jdeps: " + errors + output);
        }
        Map<String, Set<String>> uses = new TreeMap<>(Comparator.naturalOrder());
        output.toString()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 3 && words[0].startsWith("org.ocpp4j.core.") && words[1].equals("->"))
                .forEach(words ->
                        uses.computeIfAbsent(words[0], name -> new TreeSet<>()).add(words[2]));
        return uses;
    }

    static String packageOf(String className) {
        return className.substring(0, className.lastIndexOf('.'));
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
