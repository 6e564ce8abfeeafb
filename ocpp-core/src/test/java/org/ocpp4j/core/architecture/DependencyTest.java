package org.ocpp4j.core.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameContaining;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may use which. */
class DependencyTest {
    private static final String CORE = "org.ocpp4j.core";
    private static final JavaClasses CLASSES = MainClasses.imported();

    @Test
    void allClassesAreLookedAt() {
        assertThat(CLASSES).hasSizeGreaterThan(200);
        assertThat(CLASSES.get(CORE + ".codec.MessageCodec").getDirectDependenciesFromSelf())
                .anyMatch(use -> use.getTargetClass().getSimpleName().equals("RecordShape"));
    }

    /** Every package is a slice of its own, the package above them all too. */
    @Test
    void noPackageIsPartOfACycle() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return SliceIdentifier.of(type.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @ParameterizedTest(name = "{0} uses {1}")
    @CsvSource({
        "message, ''",
        "time, ''",
        "version, message",
        "validation, version",
        "error, version validation",
        "internal.shape, message version validation",
        "codec, message version validation error internal.shape",
        "v16, message version",
        "v15, message version validation error codec v16",
        "transport, version error codec time",
        "., message version validation error time transport",
        "datatransfer, message v16 .",
        "network, ''",
        "internal.engine, message version validation error time codec transport .",
        "client, message version error time codec transport v16 . internal.engine",
        "server, version validation error codec transport v15 v16 . internal.engine",
        "internal, version codec"
    })
    void aPackageUsesNoMoreThanThese(String name, String allowed) {
        String[] packages = Arrays.stream((name + " " + allowed).strip().split(" "))
                .map(DependencyTest::qualified)
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAPackage(qualified(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(packages).or(not(resideInAPackage(CORE + ".."))))
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v15", "v16"})
    void messageRecordsUseOnlyWhatMessagesAreMadeOf(String name) {
        classes()
                .that(resideInAPackage(qualified(name))
                        .and(not(simpleName("Ocpp15")))
                        .and(not(simpleName("Ocpp16")))
                        .and(not(simpleName("Dialect16")))
                        .and(not(simpleName("Differences"))))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        qualified(name),
                        CORE + ".message",
                        "com.fasterxml.jackson.annotation..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void whatMessagesAreMadeOfUsesNoLibraryButAnnotations() {
        classes()
                .that()
                .resideInAPackage(CORE + ".message")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(CORE + ".message", "java..", "org.jspecify..", "com.fasterxml.jackson.annotation..")
                .check(CLASSES);
    }

    @Test
    void nothingUsesAnotherLibrary() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        CORE + "..",
                        "tools.jackson..",
                        "com.fasterxml.jackson.annotation..",
                        "org.jspecify..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void nothingOpensASocket() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.nio.channels..", "java.net.http..")
                        .or(resideInAPackage("java.net..").and(simpleNameContaining("Socket"))))
                .check(CLASSES);
    }

    private static String qualified(String name) {
        return name.equals(".") ? CORE : CORE + "." + name;
    }
}
