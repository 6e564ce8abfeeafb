package org.ocpp4j.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** What users see of this module, and what they must not see. */
class PublicApiTest {
    private static final Set<String> PUBLIC_PACKAGES = MainClasses.packages().stream()
            .filter(name -> !MainClasses.isInternal(name))
            .collect(Collectors.toCollection(TreeSet::new));

    @Test
    void noSignatureLeaksATypeThatUsersCannotName() {
        List<JavaClass> api =
                MainClasses.imported().stream().filter(PublicApiTest::isVisible).toList();
        assertThat(api).hasSizeGreaterThan(200);
        List<String> leaks = new ArrayList<>();
        for (JavaClass type : api) {
            for (JavaClass used : signature(type)) {
                JavaClass named = used.getBaseComponentType();
                if (named.getPackageName().startsWith("org.ocpp4j.") && !isVisible(named)) {
                    leaks.add(type.getName() + " shows " + named.getName());
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    @Test
    void theModuleExportsAllPackagesThatAreNotInternal() throws Exception {
        ModuleDescriptor module;
        try (InputStream compiled = Files.newInputStream(MainClasses.directory().resolve("module-info.class"))) {
            module = ModuleDescriptor.read(compiled);
        }
        assertThat(module.name()).isEqualTo("org.ocpp4j.core");
        assertThat(module.isOpen()).isFalse();
        assertThat(module.opens()).isEmpty();
        assertThat(module.exports()).noneMatch(ModuleDescriptor.Exports::isQualified);
        assertThat(module.exports().stream().map(ModuleDescriptor.Exports::source))
                .containsExactlyInAnyOrderElementsOf(PUBLIC_PACKAGES)
                .noneMatch(MainClasses::isInternal);
        assertThat(module.requires().stream().map(ModuleDescriptor.Requires::name))
                .containsExactlyInAnyOrder("java.base", "org.jspecify", "tools.jackson.databind");
    }

    @Test
    void theBundleExportsTheSamePackagesAsTheModule() throws Exception {
        try (InputStream stored = Files.newInputStream(MainClasses.directory().resolve("META-INF/MANIFEST.MF"))) {
            String exported = new Manifest(stored).getMainAttributes().getValue("Export-Package");
            Set<String> names = Arrays.stream(
                            exported.replaceAll("\"[^\"]*\"", "").split(","))
                    .map(clause -> clause.split(";", 2)[0].strip())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(names).isEqualTo(PUBLIC_PACKAGES);
        }
    }

    /** Asked of the main classes alone, since the tests' own package-info stands before them on the class path. */
    @Test
    void allPackagesAreNullMarked() throws Exception {
        List<URL> urls = new ArrayList<>();
        urls.add(MainClasses.directory().toUri().toURL());
        for (Path library : MainClasses.libraries()) {
            urls.add(library.toUri().toURL());
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(new URL[0]), ClassLoader.getPlatformClassLoader())) {
            for (String name : MainClasses.packages()) {
                assertThat(Class.forName(name + ".package-info", false, loader).getAnnotations())
                        .as(name)
                        .extracting(Annotation::annotationType)
                        .extracting(Class::getName)
                        .contains(NullMarked.class.getName());
            }
        }
    }

    @Test
    void messagesAreImmutable() {
        List<String> mutable = new ArrayList<>();
        for (Class<?> type : MainClasses.all()) {
            if (PUBLIC_PACKAGES.contains(type.getPackageName())
                    && type.getPackageName().matches(".*\\.v1[56]")) {
                for (Field field : type.getDeclaredFields()) {
                    if (!Modifier.isFinal(field.getModifiers())) {
                        mutable.add(field.toString());
                    }
                }
            }
        }
        assertThat(mutable).isEmpty();
    }

    private static boolean isVisible(JavaClass type) {
        if (!PUBLIC_PACKAGES.contains(type.getPackageName())) {
            return false;
        }
        for (JavaClass each = type;
                each != null;
                each = each.getEnclosingClass().orElse(null)) {
            if (!isOpenToOthers(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpenToOthers(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    /** All classes that a user meets who writes down what the type offers. */
    private static Set<JavaClass> signature(JavaClass type) {
        Set<JavaClass> classes = new HashSet<>();
        type.getSuperclass().ifPresent(above -> classes.addAll(above.getAllInvolvedRawTypes()));
        type.getInterfaces().forEach(above -> classes.addAll(above.getAllInvolvedRawTypes()));
        type.getTypeParameters().forEach(each -> classes.addAll(each.getAllInvolvedRawTypes()));
        for (JavaMember member : type.getMembers()) {
            boolean offered = isOpenToOthers(member.getModifiers())
                    && !member.getModifiers().contains(JavaModifier.SYNTHETIC);
            if (offered) {
                classes.addAll(member.getAllInvolvedRawTypes());
                if (member instanceof JavaCodeUnit unit) {
                    classes.addAll(unit.getExceptionTypes());
                }
            }
        }
        return classes;
    }
}
