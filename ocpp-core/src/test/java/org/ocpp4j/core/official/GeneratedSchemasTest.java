package org.ocpp4j.core.official;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocpp4j.core.codec.MessageSchemas;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that we publish state the same rules as the official files, in whatever order. */
@Tag("official-schemas")
class GeneratedSchemasTest {
    @Test
    void stateTheRulesOfTheOfficialFiles() {
        List<Message> messages = Messages.all();
        assertThat(messages).hasSize(2 * (24 + 39));
        SoftAssertions all = new SoftAssertions();
        for (Message message : messages) {
            all.assertThat(Outline.of(JsonSchemaModel.read(ours(message))))
                    .as("the schema of %s", message)
                    .isEqualTo(Outline.of(message.model()));
        }
        all.assertAll();
    }

    @Test
    void followTheDraftOfTheOfficialFiles() {
        for (Message message : Messages.ocpp16()) {
            assertThat(ours(message).get("$schema"))
                    .as("$schema of %s", message)
                    .isEqualTo(Json.read(Messages.schema(message)).get("$schema"));
        }
    }

    @Test
    void lieInTheJar() throws IOException {
        for (Message message : Messages.all()) {
            String resource =
                    MessageSchemas.resource(message.version(), message.action().name(), message.kind());
            try (InputStream stored = getClass().getResourceAsStream(resource)) {
                assertThat(stored).as(resource).isNotNull();
                assertThat(Json.read(new String(stored.readAllBytes(), StandardCharsets.UTF_8)))
                        .as(resource)
                        .isEqualTo(ours(message));
            }
        }
    }

    private static ObjectNode ours(Message message) {
        return MessageSchemas.find(message.version(), message.action().name(), message.kind())
                .orElseThrow();
    }
}
