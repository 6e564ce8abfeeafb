package org.ocpp4j.json.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocpp4j.json.WebSocketServerTransport;

/** Which package of this module may use which, and which types users do not see. */
@Tag("java-websocket") // once is enough: modules that rerun these tests look at the same classes
class PackagesTest {
    private static final String ROOT = "org.ocpp4j.json";
    private static final Path DIRECTORY = directory();
    private static final JavaClasses CLASSES = new ClassFileImporter().importPath(DIRECTORY);

    private static Path directory() {
        try {
            return Path.of(WebSocketServerTransport.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void noPackageIsPartOfACycle() {
        slices().assignedFrom(new Packages()).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheTransportsAndTheirBindingKnowTheDefaultBindingAndTheClient() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, ROOT + ".internal.loop", ROOT + ".internal.client")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".internal.loop", ROOT + ".internal.client")
                .check(CLASSES);
    }

    @Test
    void onlyTheDefaultBindingUsesJavaWebSocket() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".internal.loop")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.java_websocket..")
                .check(CLASSES);
    }

    @Test
    void noPublicSignatureShowsATypeThatUsersCannotName() {
        classes()
                .that()
                .resideOutsideOfPackage("..internal..")
                .and()
                .arePublic()
                .should(new ArchCondition<>("show public types only") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        for (JavaClass shown : signature(type)) {
                            if (!isVisible(shown)) {
                                events.add(SimpleConditionEvent.violated(
                                        type, type.getName() + " shows " + shown.getName()));
                            }
                        }
                    }
                })
                .check(CLASSES);
    }

    @Test
    void theModuleAndTheBundleExportAllPackagesThatAreNotInternal() throws Exception {
        Set<String> expected = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> !name.isEmpty() && !isInternal(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expected).containsExactly(ROOT, ROOT + ".handshake", ROOT + ".spi");
        try (InputStream compiled = Files.newInputStream(DIRECTORY.resolve("module-info.class"))) {
            ModuleDescriptor module = ModuleDescriptor.read(compiled);
            assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        }
        try (InputStream stored = Files.newInputStream(DIRECTORY.resolve("META-INF/MANIFEST.MF"))) {
            String exported = new Manifest(stored).getMainAttributes().getValue("Export-Package");
            assertThat(Arrays.stream(exported.replaceAll("\"[^\"]*\"", "").split(",", -1))
                            .map(clause -> clause.split(";", 2)[0].strip()))
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private static boolean isInternal(String packageName) {
        return packageName.contains(".internal");
    }

    private static boolean isVisible(JavaClass type) {
        boolean ours = type.getPackageName().startsWith(ROOT);
        return !ours || (!isInternal(type.getPackageName()) && isOpen(type.getModifiers()));
    }

    private static boolean isOpen(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** All types that somebody meets who uses what a type offers. */
    private static Set<JavaClass> signature(JavaClass type) {
        Set<JavaClass> shown = new HashSet<>(type.getRawInterfaces());
        type.getRawSuperclass().ifPresent(shown::add);
        for (JavaField field : type.getFields()) {
            if (isOpen(field.getModifiers())) {
                shown.addAll(field.getType().getAllInvolvedRawTypes());
            }
        }
        for (JavaCodeUnit each : type.getCodeUnits()) {
            if (isOpen(each.getModifiers())) {
                shown.addAll(each.getReturnType().getAllInvolvedRawTypes());
                for (JavaType parameter : each.getParameterTypes()) {
                    shown.addAll(parameter.getAllInvolvedRawTypes());
                }
                shown.addAll(each.getExceptionTypes());
            }
        }
        return shown;
    }

    /** Each package is a slice of its own; others' classes belong to none. */
    private static final class Packages implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().startsWith(ROOT)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
