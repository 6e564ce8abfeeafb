package org.ocpp4j.core.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Writes all payloads with the verdicts of the official schemas as JSON Lines, for trying the command line tool:
 * {@code -Docpp.corpus=FILE}, an absolute path.
 */
@Tag("official-schemas")
class CorpusTest {
    @TempDir
    private Path directory;

    @Test
    void writesOnePayloadToALine() throws IOException {
        String given = System.getProperty("ocpp.corpus", "");
        Path file = given.isEmpty() ? directory.resolve("corpus.jsonl") : Path.of(given);
        int written = write(file);
        List<String> lines = Files.readAllLines(file);
        System.out.printf("%d lines written to %s%n", written, file.toAbsolutePath());
        assertThat(lines).hasSize(written).hasSizeGreaterThanOrEqualTo(28_000);
        for (String line : lines) {
            JsonNode fields = Json.read(line);
            assertThat(fields.propertyNames()).contains("version", "action", "kind", "payload", "expected");
        }
    }

    private static int write(Path file) throws IOException {
        Vocabulary vocabulary = Messages.vocabulary();
        int lines = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Message message : Messages.all()) {
                for (Payload payload : Payloads.of(message, vocabulary)) {
                    out.write(line(message, payload));
                    out.write('\n');
                    lines++;
                }
            }
        }
        return lines;
    }

    /** The payload goes in as text, so that its numbers stay as they are. */
    private static String line(Message message, Payload payload) {
        return "{\"version\":\"%s\",\"action\":\"%s\",\"kind\":\"%s\",\"payload\":%s,\"expected\":%b,\"origin\":%s}"
                .formatted(
                        message.version().name(),
                        message.action().name(),
                        message.kind().suffix(),
                        payload.text(),
                        message.oracle().accepts(payload.text()),
                        Json.quoted(payload.origin()));
    }
}
