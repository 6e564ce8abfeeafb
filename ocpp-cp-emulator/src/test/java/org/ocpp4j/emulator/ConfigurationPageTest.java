package org.ocpp4j.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocpp4j.emulator.configuration.ConfigurationFolder;
import org.ocpp4j.emulator.configuration.FolderContents;
import org.ocpp4j.emulator.configuration.ValueRule;

/** The page about configurations says what is so. */
class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "emulator-configuration.md");

    @Test
    void itsExampleIsAStation(@TempDir Path folder) throws IOException {
        Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        assertThat(example.find()).isTrue();
        new StationFiles(folder).write("CP1/configuration.json", example.group(1));

        FolderContents contents = ConfigurationFolder.read(folder, 1);

        assertThat(contents.problems()).isEmpty();
        assertThat(contents.notes()).isEmpty();
        assertThat(contents.stations()).singleElement().satisfies(station -> {
            assertThat(station.identity()).isEqualTo("EM-7");
            assertThat(station.centralSystem()).isEqualTo(URI.create("ws://central.example.com:9220/ocpp"));
        });
    }

    @Test
    void theKeysOfItsTableAreKnown() throws IOException {
        String page = Files.readString(PAGE);
        String table = page.substring(page.indexOf("| Key | Effect"), page.indexOf("The other keys of the emulator"));
        Matcher keys = Pattern.compile("`([A-Za-z]+)`")
                .matcher(table.lines()
                        .filter(line -> line.startsWith("| `"))
                        .map(line -> line.split("\\|", -1)[1])
                        .toList()
                        .toString());

        assertThat(keys.results().map(found -> found.group(1)))
                .hasSize(18)
                .filteredOn(key -> ValueRule.of(key) == ValueRule.ANY)
                .containsExactly("StationIdentity", "AuthorizationKey"); // which are no settings
        assertThat(page.toLowerCase(Locale.ROOT)).doesNotContain("todo");
    }
}
