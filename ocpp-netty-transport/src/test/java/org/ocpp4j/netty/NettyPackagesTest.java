package org.ocpp4j.netty;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.InputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

/** Which package of this module may use which. */
class NettyPackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.ocpp4j.netty");

    @Test
    void onlyThePackageForItUsesSoap() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.ocpp4j.netty.soap")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.ocpp4j.soap..", "org.ocpp4j.netty.soap")
                .check(CLASSES);
    }

    @Test
    void noPackageIsPartOfACycle() {
        assertThat(CLASSES.containPackage("org.ocpp4j.netty.internal")).isTrue();
        slices().matching("org.ocpp4j.netty.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.ocpp4j.netty.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.ocpp4j.netty")
                .check(CLASSES);
    }

    @Test
    void theBundleWantsSoapOnlyIfItIsThere() throws Exception {
        Location here = Location.of(
                NettyBinding.class.getProtectionDomain().getCodeSource().getLocation());
        try (InputStream stored =
                here.asURI().resolve("META-INF/MANIFEST.MF").toURL().openStream()) {
            var headers = new Manifest(stored).getMainAttributes();
            assertThat(headers.getValue("Import-Package")).contains("org.ocpp4j.soap;resolution:=optional");
            assertThat(headers.getValue("Export-Package"))
                    .contains("org.ocpp4j.netty;", "org.ocpp4j.netty.soap;")
                    .doesNotContain("internal");
        }
    }
}
