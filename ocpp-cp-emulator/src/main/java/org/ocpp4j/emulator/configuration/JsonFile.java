package org.ocpp4j.emulator.configuration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads a file that holds one JSON object. */
final class JsonFile {
    private static final int LARGEST = 1 << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonFile() {}

    /** Returns the object; empty if there is none, after reporting why. */
    static Optional<ObjectNode> read(Path file, Consumer<ConfigurationProblem> problems) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] bytes = stream.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                problems.accept(new ConfigurationProblem(file, "", "a file of at most 1 MiB"));
                return Optional.empty();
            }
            if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
                return Optional.of(object);
            }
            problems.accept(new ConfigurationProblem(file, "", "a JSON object"));
        } catch (JacksonException wrong) {
            problems.accept(new ConfigurationProblem(file, "", "JSON, and it is not" + place(wrong)));
        } catch (NoSuchFileException absent) {
            problems.accept(new ConfigurationProblem(file, "", "a file, and there is none"));
        } catch (IOException unreadable) {
            String why = unreadable.getClass().getSimpleName();
            problems.accept(new ConfigurationProblem(file, "", "a file that can be read (" + why + ")"));
        }
        return Optional.empty();
    }

    private static String place(JacksonException wrong) {
        TokenStreamLocation location = wrong.getLocation();
        return location == null ? "" : " in line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
