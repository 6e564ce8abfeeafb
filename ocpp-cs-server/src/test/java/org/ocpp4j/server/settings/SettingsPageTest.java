package org.ocpp4j.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The file in the jar: complete, explained, and right. */
class SettingsPageTest {
    @Test
    void theFileHasEveryComponentAndNothingElse() {
        List<SettingsProblem> problems = new ArrayList<>();
        Map<String, Given> defaults = SettingsText.readDefaults(problems);
        assertThat(problems).isEmpty();
        assertThat(defaults.keySet())
                .containsExactlyElementsOf(
                        SettingKeys.list().stream().map(SettingKey::path).toList());
    }

    @TestFactory
    Stream<DynamicTest> everyKeyIsExplainedAndItsExampleIsRight() {
        Config defaults = SettingsText.defaults();
        return SettingKeys.list().stream()
                .map(key -> DynamicTest.dynamicTest(key.path(), () -> isExplained(key, defaults.getValue(key.path()))));
    }

    private static void isExplained(SettingKey key, ConfigValue standard) throws WrongValueException {
        List<String> comments =
                standard.origin().comments().stream().map(String::strip).toList();
        assertThat(comments).as("a sentence and an example").hasSizeGreaterThan(1);
        String example = comments.get(comments.size() - 1);
        assertThat(example).startsWith("Example: ");
        if (!example.contains("${?")) {
            String last = key.path().substring(key.path().lastIndexOf('.') + 1);
            ConfigValue value = ConfigFactory.parseString(example.substring("Example: ".length()))
                    .getValue(last);
            Object read = ValueReader.read(key, value);
            if (key.limits() != null) {
                key.limits().check(key, read);
            }
            assertThat(read).as("shows something else than the default").isNotEqualTo(ValueReader.read(key, standard));
        }
    }

    @Test
    void everySectionIsExplained() {
        Map<String, ConfigValue> values = new HashMap<>();
        collect(SettingsText.defaults().root(), "", values);
        assertThat(values.entrySet())
                .filteredOn(entry -> entry.getValue() instanceof ConfigObject)
                .allSatisfy(entry -> assertThat(entry.getValue().origin().comments())
                        .as(entry.getKey())
                        .isNotEmpty());
    }

    @Test
    void everyNumberAndDurationHasLimits() {
        assertThat(SettingKeys.list())
                .filteredOn(
                        key -> List.of(int.class, long.class, Duration.class).contains(key.type()))
                .allSatisfy(key -> assertThat(key.limits()).as(key.path()).isNotNull());
    }

    @Test
    void noTwoKeysHaveOneVariable() {
        assertThat(SettingKeys.list()).extracting(SettingKey::environmentName).doesNotHaveDuplicates();
    }

    private static void collect(ConfigObject section, String prefix, Map<String, ConfigValue> into) {
        section.forEach((name, value) -> {
            into.put(prefix + name, value);
            if (value instanceof ConfigObject inner) {
                collect(inner, prefix + name + ".", into);
            }
        });
    }
}
