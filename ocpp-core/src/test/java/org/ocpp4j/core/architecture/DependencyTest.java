package org.ocpp4j.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.OcppException;

/** Which package may use which. */
class DependencyTest {
    private static final String CORE = "org.ocpp4j.core";
    private static final Map<String, Set<String>> USES = MainClasses.uses();

    @Test
    void allClassesAreLookedAt() {
        assertThat(USES.keySet())
                .hasSizeGreaterThan(200)
                .contains(CORE + ".codec.FrameCodec", CORE + ".v15.Dialect16", CORE + ".message.WireEnum");
        assertThat(USES.get(CORE + ".codec.MessageCodec")).contains(CORE + ".internal.shape.RecordShape");
    }

    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource({
        "message, ''",
        "version, message",
        "v16, message version",
        "v15, message version v16 codec .",
        "codec, message version internal.shape .",
        "internal.shape, message version codec",
        "transport, version codec .",
        "datatransfer, message v16 .",
        "internal.engine, message version codec transport ."
    })
    void aPackageUsesNoMoreThanThese(String name, String allowed) {
        Set<String> others = new TreeSet<>();
        for (String each : allowed.split(" ", -1)) {
            others.add(each.equals(".") ? CORE : CORE + "." + each);
        }
        assertThat(packageUses().get(CORE + "." + name)).isSubsetOf(others);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v15", "v16"})
    void messageRecordsUseOnlyWhatMessagesAreMadeOf(String name) {
        Set<String> versionItself = Set.of("Ocpp15", "Ocpp16", "Dialect16");
        USES.forEach((user, used) -> {
            String simple = user.substring(user.lastIndexOf('.') + 1);
            if (MainClasses.packageOf(user).equals(CORE + "." + name) && !versionItself.contains(simple)) {
                assertThat(used)
                        .as(user)
                        .filteredOn(other -> other.startsWith(CORE) && !other.startsWith(CORE + "." + name + "."))
                        .allMatch(other -> other.startsWith(CORE + ".message."));
                if (!simple.equals("Differences")) {
                    assertThat(used).as(user).noneMatch(other -> other.startsWith("tools.jackson"));
                }
            }
        });
    }

    @Test
    void theCodecKnowsOfThePackageAboveItOnlyWhatItThrows() {
        assertThat(usesOf(".codec."))
                .filteredOn(used -> MainClasses.packageOf(used).equals(CORE))
                .isNotEmpty()
                .allSatisfy(used -> assertThat(OcppException.class).isAssignableFrom(Class.forName(used)));
    }

    @Test
    void whatMessagesAreMadeOfUsesNoLibrary() {
        assertThat(usesOf(".message."))
                .allMatch(
                        used -> used.startsWith("java.") || used.startsWith("org.jspecify.") || used.startsWith(CORE));
    }

    @Test
    void nothingOpensASocketOrUsesAnotherLibrary() {
        assertThat(usesOf("."))
                .allMatch(used -> used.startsWith(CORE)
                        || used.startsWith("tools.jackson.")
                        || used.startsWith("org.jspecify.")
                        || (used.startsWith("java.")
                                && !used.contains("Socket")
                                && !used.startsWith("java.nio.channels.")
                                && !used.startsWith("java.net.http.")));
    }

    /**
     * The one knot of packages. The way in knows codec, engine and transports, whose exceptions and options live beside
     * it; the versions' translation needs the codec. Nothing else may be drawn in.
     */
    @Test
    void noFurtherPackageIsPartOfACycle() {
        Map<String, Set<String>> reached = new TreeMap<>();
        packageUses().keySet().forEach(name -> reached.put(name, reachedFrom(name)));
        Set<String> cyclic = new TreeSet<>();
        reached.forEach((name, others) -> {
            if (others.contains(name)) {
                cyclic.add(name);
            }
        });
        assertThat(cyclic)
                .isSubsetOf(
                        CORE,
                        CORE + ".codec",
                        CORE + ".internal.engine",
                        CORE + ".internal.shape",
                        CORE + ".transport",
                        CORE + ".v15")
                .doesNotContain(CORE + ".message", CORE + ".version", CORE + ".v16", CORE + ".datatransfer");
    }

    private static Set<String> reachedFrom(String start) {
        Set<String> reached = new TreeSet<>();
        Set<String> next = packageUses().getOrDefault(start, Set.of());
        while (!next.isEmpty()) {
            Set<String> further = new TreeSet<>();
            next.forEach(name -> further.addAll(packageUses().getOrDefault(name, Set.of())));
            reached.addAll(next);
            further.removeAll(reached);
            next = further;
        }
        return reached;
    }

    /** Uses between the packages of this module, without those of a package by itself. */
    private static Map<String, Set<String>> packageUses() {
        Map<String, Set<String>> packages = new TreeMap<>();
        USES.forEach((user, used) -> {
            Set<String> others = packages.computeIfAbsent(MainClasses.packageOf(user), name -> new TreeSet<>());
            used.stream()
                    .map(MainClasses::packageOf)
                    .filter(name -> name.startsWith(CORE) && !name.equals(MainClasses.packageOf(user)))
                    .forEach(others::add);
        });
        return packages;
    }

    private static Set<String> usesOf(String packagePart) {
        Set<String> all = new TreeSet<>();
        USES.forEach((user, used) -> {
            if (user.startsWith(CORE + packagePart)) {
                all.addAll(used);
            }
        });
        return all;
    }
}
