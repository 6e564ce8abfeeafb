package org.ocpp4j.interoperability;

import jakarta.xml.bind.annotation.XmlType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What users of generated code see: the public methods and constants of the contract and of all classes it leads to. */
final class Signatures {
    private final String prefix;
    private final Map<String, Set<String>> found = new TreeMap<>();

    private Signatures(String prefix) {
        this.prefix = prefix;
    }

    /** The signatures by the name of their class, names without their package. */
    static Map<String, Set<String>> of(Class<?> contract) {
        Signatures signatures = new Signatures(contract.getPackageName() + ".");
        signatures.read(contract);
        return signatures.found;
    }

    private void read(Type type) {
        if (type instanceof java.lang.reflect.ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::read);
        } else if (type instanceof Class<?> plain && plain.getName().startsWith(prefix)) {
            read(plain);
        }
    }

    private void read(Class<?> type) {
        Set<String> seen = new TreeSet<>();
        if (found.putIfAbsent(type.getName().substring(prefix.length()), seen) != null) {
            return;
        }
        if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> seen.add(constant.toString()));
        }
        XmlType xml = type.getAnnotation(XmlType.class);
        if (xml != null) {
            seen.add("elements " + Arrays.toString(xml.propOrder()));
        }
        for (Method method : type.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                seen.add(method.toGenericString().replace(prefix, ""));
                read(method.getGenericReturnType());
                Arrays.stream(method.getGenericParameterTypes()).forEach(this::read);
            }
        }
    }
}
