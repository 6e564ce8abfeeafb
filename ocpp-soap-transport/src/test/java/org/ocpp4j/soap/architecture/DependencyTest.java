package org.ocpp4j.soap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocpp4j.soap.SoapService;

/** Which package may use which. */
class DependencyTest {
    private static final String SOAP = "org.ocpp4j.soap";
    private static final String INTERNAL = SOAP + ".internal..";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importLocations(Set.of(Location.of(
                    SoapService.class.getProtectionDomain().getCodeSource().getLocation())));

    @Test
    void allClassesAreLookedAt() {
        assertThat(CLASSES).hasSizeGreaterThan(80);
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

    @Test
    void whatReadsAndWritesXmlKnowsNoHttp() {
        noClasses()
                .that()
                .resideInAPackage(INTERNAL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SOAP, "java.net.http..", "com.sun.net.httpserver..")
                .check(CLASSES);
    }

    @Test
    void nothingUsesAnotherLibrary() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.ocpp4j.core..",
                        SOAP + "..",
                        "tools.jackson..",
                        "org.jspecify..",
                        "com.sun.net.httpserver..",
                        "javax.net.ssl..",
                        "javax.xml..",
                        "org.w3c.dom..",
                        "org.xml.sax..",
                        "java..")
                .check(CLASSES);
    }

    @Test
    void noSignatureShowsAnInternalType() {
        List<String> leaks = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            if (type.getPackageName().equals(SOAP) && isOpenToOthers(type.getModifiers())) {
                for (JavaMember member : type.getMembers()) {
                    if (isOpenToOthers(member.getModifiers())) {
                        member.getAllInvolvedRawTypes().stream()
                                .filter(used -> used.getBaseComponentType()
                                        .getPackageName()
                                        .startsWith(SOAP + ".internal"))
                                .forEach(used -> leaks.add(member.getFullName() + " shows " + used.getName()));
                    }
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static boolean isOpenToOthers(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
