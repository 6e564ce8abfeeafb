package org.ocpp4j.server;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.ocpp4j.server.app.AllRows;
import org.ocpp4j.server.bound.KeptRows;

/** The server is divided by subject: no two packages need each other, and each table has one package that writes it. */
class ArchitectureTest {
    private static final Path SOURCES = Path.of("src/main/java/org/ocpp4j/server");
    private static final Path TABLES = Path.of("src/main/resources/org/ocpp4j/server/database");
    private static final Pattern WRITE =
            Pattern.compile("\\b(?:insert into|update|delete from)\\s+(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRITE_OF_ANY = Pattern.compile("\\b(?:insert into|update|delete from) \" *\\+");

    @Test
    void noTwoPackagesNeedEachOther() {
        JavaClasses server = new ClassFileImporter()
                .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());
        assertThat(server.size()).isGreaterThan(400);
        slices().matching("org.ocpp4j.server.(**)").should().beFreeOfCycles().check(server);
    }

    @Test
    void eachTableIsWrittenByOnePackage() throws IOException {
        Set<String> tables = tables();
        Map<String, Set<String>> writers = new TreeMap<>();
        for (Path file : sources()) {
            Matcher write = WRITE.matcher(Files.readString(file));
            while (write.find()) {
                if (tables.contains(write.group(1))) {
                    writers.computeIfAbsent(write.group(1), table -> new TreeSet<>())
                            .add(packageOf(file));
                }
            }
        }
        assertThat(writers.keySet()).isEqualTo(tables);
        assertThat(writers)
                .allSatisfy((table, packages) -> assertThat(packages)
                        .as("packages that write the table %s", table)
                        .hasSize(1));
    }

    /** These write a table that another package names to them. */
    @Test
    void onlyMechanismsWriteAnyTable() throws IOException {
        Set<String> found = new TreeSet<>();
        for (Path file : sources()) {
            if (WRITE_OF_ANY.matcher(Files.readString(file)).find()) {
                found.add(SOURCES.relativize(file).toString().replace('\\', '/'));
            }
        }
        assertThat(found)
                .containsExactly(
                        "bound/Bounds.java", "bound/KeptRows.java", "bound/Retention.java", "rest/list/Deletion.java");
    }

    /** A table that is added with a column {@code identity} must say whether its rows go with their station. */
    @Test
    void whatAStationSentIsDeletedWithIt() throws IOException {
        Set<String> ofStations = new TreeSet<>();
        for (String script : scripts()) {
            Matcher table = Pattern.compile("create table (\\w+) \\((.*?)\\n\\)", Pattern.DOTALL)
                    .matcher(script);
            while (table.find()) {
                if (Pattern.compile("\\n +identity ").matcher(table.group(2)).find()) {
                    ofStations.add(table.group(1));
                }
            }
        }
        // The station itself and its connectors; the log of commands; deliveries, which have a retention of their own.
        ofStations.removeAll(Set.of("station", "connector", "command", "delivery", "delivery_queue"));
        assertThat(AllRows.KEPT.stream().filter(KeptRows::ofStations).map(KeptRows::table))
                .containsExactlyInAnyOrderElementsOf(ofStations);
    }

    private static Set<String> tables() throws IOException {
        Set<String> tables = new TreeSet<>();
        for (String script : scripts()) {
            Matcher table = Pattern.compile("create table (\\w+)").matcher(script);
            while (table.find()) {
                tables.add(table.group(1));
            }
        }
        assertThat(tables).hasSizeGreaterThan(15);
        return tables;
    }

    private static List<String> scripts() throws IOException {
        List<String> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.list(TABLES)) {
            for (Path file : files.sorted().toList()) {
                scripts.add(Files.readString(file));
            }
        }
        return scripts;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(path -> path.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(Objects.requireNonNull(file.getParent())).toString();
    }
}
