package org.ocpp4j.core.official;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Decimal;
import org.ocpp4j.core.official.Model.Flag;
import org.ocpp4j.core.official.Model.Text;
import org.ocpp4j.core.official.Model.Time;
import org.ocpp4j.core.official.Model.Whole;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values on both sides of every rule that an official description can state about a single value. */
record Samples(Edition edition) {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private static final List<String> WHOLE = List.of("42", "0", "-1", "1", "2147483647", "-2147483648");
    private static final List<String> LONG = List.of(
            "2147483648",
            "-2147483649",
            "4294967296",
            "9007199254740993",
            "9223372036854775807",
            "-9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1000000000000000000000000000000000000000");
    private static final List<String> WHOLE_WITH_POINT = List.of("1.0", "0.0", "-7.000", "1E+2", "120E-1", "1E+30");
    private static final List<String> BROKEN = List.of("1.5", "-0.5", "0.1", "1E-1", "2147483647.5", "15E-1");
    private static final List<String> TENTHS = List.of(
            "16.4",
            "0.3",
            "0",
            "-1",
            "32",
            "32.0",
            "-0.1",
            "0.0",
            "0.10",
            "6.10000",
            "1E+2",
            "3E-1",
            "123456789.7",
            "1000000000000.1",
            "9007199254740993",
            "9007199254740993.3");
    private static final List<String> NO_TENTHS = List.of(
            "0.35",
            "0.05",
            "16.41",
            "-0.01",
            "1E-2",
            "0.30000000000000004",
            "0.1000000000000000055",
            "1000000000000.15");
    private static final List<String> TEXTS = List.of(
            "abc",
            "",
            " ",
            "\t\r\n",
            "\"quoted\\",
            "\u0000\u001f",
            "\u00e4\u00df\u0130\u0131",
            "\ud83d\ude97 e\u0301",
            "null");
    private static final List<String> URIS = List.of(
            "ftp://user:secret@host:21/path",
            "https://[2001:db8::1]/x?y#z",
            "",
            "not a URI",
            "http://[::1",
            "%zz",
            "\u00e4");

    /** The first is a value that nobody would wonder at. */
    List<JsonNode> good(Model leaf) {
        if (leaf instanceof Text text) {
            return strings(goodTexts(text));
        }
        if (leaf instanceof Choice choice) {
            return strings(choice.values());
        }
        if (leaf instanceof Time) {
            return strings(Times.good(edition.rfc3339()));
        }
        if (leaf instanceof Whole whole) {
            return numbers(goodWholes(whole));
        }
        if (leaf instanceof Decimal) {
            return numbers(TENTHS);
        }
        if (leaf instanceof Flag) {
            return List.of(JsonNodeFactory.instance.booleanNode(true), JsonNodeFactory.instance.booleanNode(false));
        }
        throw new IllegalStateException("Not a single value: " + leaf);
    }

    /** Values of the right type that break another rule; what breaks the type is in {@link WrongTypes}. */
    List<JsonNode> bad(Model leaf) {
        if (leaf instanceof Text text) {
            return text.maxLength() == Integer.MAX_VALUE ? List.of() : strings(tooLong(text.maxLength()));
        }
        if (leaf instanceof Choice choice) {
            return strings(unknown(choice.values()));
        }
        if (leaf instanceof Time) {
            return strings(Times.bad(edition.rfc3339()));
        }
        if (leaf instanceof Whole whole) {
            return numbers(badWholes(whole));
        }
        return leaf instanceof Decimal ? numbers(NO_TENTHS) : List.of();
    }

    private static List<String> goodTexts(Text text) {
        int most = text.maxLength();
        List<String> texts = new ArrayList<>(text.format().isEmpty() ? TEXTS : URIS);
        if (most == Integer.MAX_VALUE) {
            texts.add("x".repeat(3000));
            return texts;
        }
        texts.add("x".repeat(most));
        texts.add("x".repeat(most - 1));
        texts.add("\ud83d\ude97".repeat(most)); // twice as many char as code points
        texts.add("\ud83d\ude97".repeat(most - 1) + "x");
        texts.add("\u00e4".repeat(most));
        texts.add(" ".repeat(most));
        return texts.stream()
                .filter(each -> each.codePointCount(0, each.length()) <= most)
                .toList();
    }

    private static List<String> tooLong(int most) {
        return List.of(
                "x".repeat(most + 1),
                "x".repeat(most * 2 + 7),
                "\ud83d\ude97".repeat(most + 1),
                "\ud83d\ude97".repeat(most) + "x",
                "e\u0301" + "x".repeat(most - 1), // one accented letter, two code points
                " ".repeat(most + 1));
    }

    private static List<String> unknown(List<String> values) {
        Stream<String> changed = values.stream()
                .flatMap(value -> Stream.of(
                        value.toLowerCase(Locale.ROOT),
                        value.toUpperCase(Locale.ROOT),
                        swapped(value),
                        value + " ",
                        " " + value,
                        value + "x",
                        value.substring(1)));
        return Stream.concat(changed, Stream.of("", "Unknown", "null", "0"))
                .filter(text -> !values.contains(text))
                .distinct()
                .toList();
    }

    private static String swapped(String value) {
        String first = value.substring(0, 1);
        String lower = first.toLowerCase(Locale.ROOT);
        return (lower.equals(first) ? first.toUpperCase(Locale.ROOT) : lower) + value.substring(1);
    }

    private List<String> goodWholes(Whole whole) {
        Stream<String> large = whole.bits32() ? Stream.of() : LONG.stream();
        Stream<String> withPoint = edition.integralDecimals() ? WHOLE_WITH_POINT.stream() : Stream.of();
        return Stream.of(WHOLE.stream(), large, withPoint).flatMap(each -> each).toList();
    }

    private List<String> badWholes(Whole whole) {
        Stream<String> large = whole.bits32() ? LONG.stream() : Stream.of();
        Stream<String> withPoint = edition.integralDecimals() ? Stream.of() : WHOLE_WITH_POINT.stream();
        return Stream.of(BROKEN.stream(), large, withPoint)
                .flatMap(each -> each)
                .toList();
    }

    private static List<JsonNode> strings(List<String> texts) {
        return texts.stream()
                .<JsonNode>map(JsonNodeFactory.instance::stringNode)
                .toList();
    }

    private static List<JsonNode> numbers(List<String> texts) {
        return texts.stream().map(Samples::number).toList();
    }

    private static JsonNode number(String text) {
        boolean digits = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
        return digits
                ? JsonNodeFactory.instance.numberNode(new BigInteger(text))
                : DecimalNode.valueOf(new BigDecimal(text));
    }

    /** Whether a payload holds a value that is valid and yet cannot make the whole way through a message. */
    boolean cannotTravel(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().abs().compareTo(LARGEST) > 0;
        }
        return node.isString()
                ? Times.unwritable(edition.rfc3339()).contains(node.stringValue())
                : node.valueStream().anyMatch(this::cannotTravel);
    }
}
