package org.ocpp4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.message.MessageGenerator.Optionals;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;

/** What holds for each record and each enumeration that messages are made of. */
class EveryRecordTest {
    private static final Set<Class<?>> TYPES = types();

    private static Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        Stream.of(Ocpp15.VERSION, Ocpp16.VERSION)
                .flatMap(version -> version.actions().stream())
                .forEach(action -> {
                    collect(action.requestType(), types);
                    collect(action.responseType(), types);
                });
        return types;
    }

    private static void collect(Type type, Set<Class<?>> types) {
        if (type instanceof ParameterizedType list) {
            collect(list.getActualTypeArguments()[0], types);
        } else if (type instanceof Class<?> named) {
            if (named.isRecord() && types.add(named)) {
                Arrays.stream(named.getRecordComponents())
                        .forEach(component -> collect(component.getGenericType(), types));
            } else if (WireEnum.class.isAssignableFrom(named)) {
                types.add(named);
            }
        }
    }

    static Stream<Class<?>> records() {
        return TYPES.stream().filter(Class::isRecord);
    }

    static Stream<Class<?>> enumerations() {
        return TYPES.stream().filter(WireEnum.class::isAssignableFrom);
    }

    static Stream<Class<?>> recordsWithOptionals() {
        return records()
                .filter(type -> Arrays.stream(type.getRecordComponents()).anyMatch(MessageGenerator::isOptional));
    }

    static Stream<Class<?>> recordsWithLists() {
        return records()
                .filter(type -> Arrays.stream(type.getRecordComponents())
                        .anyMatch(component -> component.getType() == List.class));
    }

    /** The rule for all: a constructor of the required components, and a {@code with} method for each optional one. */
    @ParameterizedTest
    @MethodSource("recordsWithOptionals")
    void noOptionalComponentMustBeNamed(Class<?> type) throws Exception {
        for (Optionals optionals : Optionals.values()) {
            Object expected = new MessageGenerator(7, optionals).make(type);
            List<Class<?>> types = new ArrayList<>();
            List<Object> required = new ArrayList<>();
            for (RecordComponent component : type.getRecordComponents()) {
                if (!MessageGenerator.isOptional(component)) {
                    types.add(component.getType());
                    required.add(component.getAccessor().invoke(expected));
                }
            }
            Object made = type.getConstructor(types.toArray(Class<?>[]::new)).newInstance(required.toArray());
            for (RecordComponent component : type.getRecordComponents()) {
                if (MessageGenerator.isOptional(component)) {
                    assertThat(component.getAccessor().invoke(made)).isNull();
                    String name = component.getName();
                    Method with = type.getMethod(
                            "with" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                            component.getType());
                    made = with.invoke(made, component.getAccessor().invoke(expected));
                }
            }
            assertThat(made).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("recordsWithLists")
    void listsAreCopiedAndCannotBeChanged(Class<?> type) throws Exception {
        Object full = new MessageGenerator(7, Optionals.ALL).make(type);
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getType() == List.class) {
                List<?> list = (List<?>) component.getAccessor().invoke(full);
                // The generator passes an ArrayList, so what cannot be changed is a copy.
                assertThatExceptionOfType(UnsupportedOperationException.class)
                        .as(component.getName())
                        .isThrownBy(list::clear);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("enumerations")
    void anEnumerationListsItsConstants(Class<?> type) throws Exception {
        Method of = type.getMethod("of", String.class);
        List<?> values = (List<?>) type.getMethod("values").invoke(null);
        List<Object> constants = new ArrayList<>();
        for (var field : type.getFields()) {
            if (field.getType() == type && Modifier.isStatic(field.getModifiers())) {
                WireEnum constant = (WireEnum) field.get(null);
                constants.add(constant);
                assertThat(field.getName().replace("_", ""))
                        .isEqualToIgnoringCase(constant.wireName().replaceAll("[^A-Za-z0-9]", ""));
            }
        }
        assertThat(constants).isNotEmpty().containsExactlyElementsOf((List<?>) values);
        assertThat(values).doesNotHaveDuplicates().allSatisfy(value -> {
            WireEnum known = (WireEnum) value;
            assertThat(known.isKnown()).isTrue();
            assertThat(known).hasToString(known.wireName());
            assertThat(of.invoke(null, known.wireName())).isSameAs(known);
        });
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(values::clear);
        WireEnum unknown = (WireEnum) of.invoke(null, "no such value");
        assertThat(unknown.isKnown()).isFalse();
        assertThat(unknown).isEqualTo(of.invoke(null, "no such value")).hasToString("no such value");
    }
}
