package org.ocpp4j.server.settings;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.ocpp4j.server.text.DurationText;

/** Converts given values to the types of records, and both to text. */
final class ValueReader {
    private static final String TRUTH = "true or false";
    private static final String LIST = "a list of texts, as in [\"one\", \"two\"]";

    private ValueReader() {}

    /** Reads a value as its key's type. */
    static Object read(SettingKey key, ConfigValue value) throws WrongValueException {
        if (key.type() == List.class) {
            return list(value);
        }
        String text = scalar(value, expected(key));
        if (key.type() == String.class) {
            return text;
        }
        if (key.type() == boolean.class) {
            return truth(text);
        }
        if (key.type() == int.class || key.type() == long.class) {
            return number(key, text);
        }
        if (key.type() == Duration.class) {
            return DurationText.read(text).orElseThrow(() -> new WrongValueException(expected(key)));
        }
        return choice(key, text);
    }

    /** What a key takes, in a few words. */
    static String expected(SettingKey key) {
        if (key.type() == List.class) {
            return LIST;
        }
        if (key.type() == boolean.class) {
            return TRUTH;
        }
        if (key.type() == int.class || key.type() == long.class) {
            return "a whole number";
        }
        if (key.type() == Duration.class) {
            return DurationText.EXPECTED;
        }
        return key.type().isEnum() ? "one of " + String.join(", ", key.choices()) : "a text";
    }

    /** The given value, for people, without secrets. */
    static String found(SettingKey key, ConfigValue value) {
        String text = key.shown(text(value));
        return value.valueType() == ConfigValueType.STRING ? "\"" + text + "\"" : text;
    }

    /** A value of a record, as it is written in a file. */
    static String written(Object value) {
        if (value instanceof Duration duration) {
            return DurationText.write(duration);
        }
        return value instanceof Enum<?> constant ? SettingKey.written(constant) : value.toString();
    }

    private static String text(ConfigValue value) {
        return value.valueType() == ConfigValueType.STRING
                ? (String) value.unwrapped()
                : value.render(ConfigRenderOptions.concise()); // a number as it was written
    }

    private static String scalar(ConfigValue value, String expected) throws WrongValueException {
        return switch (value.valueType()) {
            case STRING, NUMBER, BOOLEAN -> text(value);
            case LIST, OBJECT, NULL -> throw new WrongValueException(expected);
        };
    }

    private static List<String> list(ConfigValue value) throws WrongValueException {
        if (value instanceof ConfigList list) {
            List<String> texts = new ArrayList<>();
            for (ConfigValue element : list) {
                texts.add(scalar(element, LIST));
            }
            return List.copyOf(texts);
        }
        return Arrays.stream(scalar(value, LIST).split(",", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static boolean truth(String text) throws WrongValueException {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default -> throw new WrongValueException(TRUTH);
        };
    }

    private static Object number(SettingKey key, String text) throws WrongValueException {
        try {
            long number = Long.parseLong(text.strip());
            if (key.type() == long.class) {
                return number;
            }
            return Math.toIntExact(number);
        } catch (NumberFormatException | ArithmeticException wrong) {
            throw new WrongValueException(expected(key));
        }
    }

    private static Object choice(SettingKey key, String text) throws WrongValueException {
        String folded = text.strip().replace('-', '_');
        for (Object constant : key.type().getEnumConstants()) {
            if (((Enum<?>) constant).name().equalsIgnoreCase(folded)) {
                return constant;
            }
        }
        throw new WrongValueException(expected(key));
    }
}
