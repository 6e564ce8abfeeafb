package org.ocpp4j.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
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
        List<Class<?>> api =
                MainClasses.all().stream().filter(PublicApiTest::isVisible).toList();
        assertThat(api).hasSizeGreaterThan(200);
        List<String> leaks = new ArrayList<>();
        for (Class<?> type : api) {
            for (Class<?> used : signature(type)) {
                if (used.getName().startsWith("org.ocpp4j.") && !isVisible(used)) {
                    leaks.add(type.getName() + " shows " + used.getName());
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
                    if (!Modifier.isFinal(field.getModifiers())
                            && !type.getName().endsWith("$Builder")) {
                        mutable.add(field.toString());
                    }
                }
            }
        }
        assertThat(mutable).isEmpty();
    }

    private static boolean isVisible(Class<?> type) {
        if (!type.getName().startsWith("org.ocpp4j.") || !PUBLIC_PACKAGES.contains(type.getPackageName())) {
            return false;
        }
        for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
            if (!isOpenToOthers(each.getModifiers())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOpenToOthers(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** All classes that a user meets who writes down what the type offers. */
    private static Set<Class<?>> signature(Class<?> type) {
        Set<Type> types = new HashSet<>();
        if (type.getGenericSuperclass() != null) {
            types.add(type.getGenericSuperclass());
        }
        types.addAll(List.of(type.getGenericInterfaces()));
        types.addAll(List.of(type.getTypeParameters()));
        for (Field field : type.getDeclaredFields()) {
            if (isOpenToOthers(field.getModifiers())) {
                types.add(field.getGenericType());
            }
        }
        List<Executable> offered = new ArrayList<>(List.of(type.getDeclaredConstructors()));
        offered.addAll(List.of(type.getDeclaredMethods()));
        for (Executable each : offered) {
            if (isOpenToOthers(each.getModifiers()) && !each.isSynthetic()) {
                types.addAll(List.of(each.getGenericParameterTypes()));
                types.addAll(List.of(each.getGenericExceptionTypes()));
                types.addAll(List.of(each.getTypeParameters()));
                if (each instanceof Method method) {
                    types.add(method.getGenericReturnType());
                }
            }
        }
        Set<Class<?>> classes = new HashSet<>();
        Set<Type> seen = new HashSet<>();
        types.forEach(each -> collect(each, classes, seen));
        return classes;
    }

    private static void collect(Type type, Set<Class<?>> classes, Set<Type> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type instanceof Class<?> named) {
            classes.add(named.isArray() ? named.getComponentType() : named);
        } else if (type instanceof ParameterizedType generic) {
            collect(generic.getRawType(), classes, seen);
            List.of(generic.getActualTypeArguments()).forEach(each -> collect(each, classes, seen));
        } else if (type instanceof GenericArrayType array) {
            collect(array.getGenericComponentType(), classes, seen);
        } else if (type instanceof TypeVariable<?> variable) {
            List.of(variable.getBounds()).forEach(each -> collect(each, classes, seen));
        } else if (type instanceof WildcardType wildcard) {
            List.of(wildcard.getUpperBounds()).forEach(each -> collect(each, classes, seen));
            List.of(wildcard.getLowerBounds()).forEach(each -> collect(each, classes, seen));
        }
    }
}
