package org.ocpp4j.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that are looked up, and those that lie in the jar. */
class MessageSchemasTest {
    private final FrameCodec codec = new FrameCodec(FrameLimits.DEFAULT);

    static Stream<Arguments> messages() {
        return Stream.of(Ocpp15.VERSION, Ocpp16.VERSION)
                .flatMap(version -> version.actions().stream()
                        .flatMap(action -> Stream.of(MessageKind.values())
                                .map(kind -> Arguments.of(version, action.name(), kind))));
    }

    @Test
    void thereAreTwoForEachAction() {
        assertThat(messages()).hasSize(2 * (24 + 39));
    }

    @ParameterizedTest(name = "{1}{2} of {0}")
    @MethodSource("messages")
    void aSchemaIsFoundAndLiesInTheJar(OcppVersion version, String name, MessageKind kind) throws Exception {
        Action<?, ?> action = MessageCodec.of(version).action(name).orElseThrow();
        ObjectNode generated = MessageSchemas.generate(version, action, kind);
        assertThat(MessageSchemas.find(version, name, kind)).contains(generated);
        try (InputStream stored = getClass().getResourceAsStream(MessageSchemas.resource(version, name, kind))) {
            assertThat(stored).isNotNull();
            String text = new String(stored.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(codec.readTree(text)).isEqualTo(generated);
            assertThat(text).endsWith("}\n").doesNotContain("\r");
        }
    }

    @ParameterizedTest(name = "{1}{2} of {0}")
    @MethodSource("messages")
    void aSchemaIsAnObjectWithoutFurtherMembers(OcppVersion version, String name, MessageKind kind) {
        ObjectNode schema = MessageSchemas.find(version, name, kind).orElseThrow();
        assertThat(schema.get("type").stringValue()).isEqualTo("object");
        assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
        assertThat(schema.get("title").stringValue()).isEqualTo(name + kind.suffix());
        assertThat(schema.has("id") != schema.has("$id")).isTrue();
    }

    @Test
    void aSchemaSaysWhatTheRecordSays() {
        assertThat(find("StatusNotification", MessageKind.REQUEST).toString())
                .startsWith("{\"$schema\":\"http://json-schema.org/draft-04/schema#\","
                        + "\"id\":\"urn:ocpp4j:1.6:StatusNotificationRequest\",\"title\":\"StatusNotificationRequest\","
                        + "\"type\":\"object\",\"properties\":{\"connectorId\":{\"type\":\"integer\"},"
                        + "\"status\":{\"type\":\"string\",\"enum\":[\"Available\",\"Preparing\",")
                .contains("\"info\":{\"type\":\"string\",\"maxLength\":50},"
                        + "\"timestamp\":{\"type\":\"string\",\"format\":\"date-time\"}")
                .endsWith("\"additionalProperties\":false,\"required\":[\"connectorId\",\"status\",\"errorCode\"]}");
        assertThat(find("GetCompositeSchedule", MessageKind.RESPONSE).toString())
                .contains("\"limit\":{\"type\":\"number\",\"multipleOf\":0.1}");
        assertThat(find("ChangeConfiguration", MessageKind.RESPONSE).toString()).contains("RebootRequired");
        assertThat(find("Heartbeat", MessageKind.REQUEST).has("required")).isFalse();
        assertThat(MessageSchemas.find(Ocpp15.VERSION, "MeterValues", MessageKind.REQUEST)
                        .orElseThrow()
                        .toString())
                .contains("\"connectorId\":{\"type\":\"integer\",\"minimum\":-2147483648,\"maximum\":2147483647}")
                .contains("\"minItems\":1");
    }

    @Test
    void theSecurityExtensionIsWrittenInALaterDraft() {
        assertThat(find("SignCertificate", MessageKind.REQUEST).toString())
                .startsWith("{\"$schema\":\"http://json-schema.org/draft-06/schema#\","
                        + "\"$id\":\"urn:ocpp4j:1.6:SignCertificateRequest\"");
        List<String> later = Ocpp16.VERSION.actions().stream()
                .filter(action -> find(action.name(), MessageKind.REQUEST).has("$id"))
                .<String>map(Action::name)
                .toList();
        assertThat(later)
                .containsExactly(
                        "CertificateSigned",
                        "DeleteCertificate",
                        "ExtendedTriggerMessage",
                        "GetInstalledCertificateIds",
                        "GetLog",
                        "InstallCertificate",
                        "LogStatusNotification",
                        "SecurityEventNotification",
                        "SignCertificate",
                        "SignedFirmwareStatusNotification",
                        "SignedUpdateFirmware");
    }

    @Test
    void thereIsNoneForAnActionThatTheVersionLacks() {
        assertThat(MessageSchemas.find(Ocpp15.VERSION, "TriggerMessage", MessageKind.REQUEST))
                .isEmpty();
        assertThat(MessageSchemas.find(Ocpp16.VERSION, "reset", MessageKind.REQUEST))
                .isEmpty();
        assertThat(MessageSchemas.find(Ocpp16.VERSION, "../1.5/Reset", MessageKind.REQUEST))
                .isEmpty();
    }

    @Test
    void aSchemaMayBeChangedByWhoAskedForIt() {
        find("Reset", MessageKind.REQUEST).removeAll();
        assertThat(find("Reset", MessageKind.REQUEST).has("properties")).isTrue();
    }

    private static ObjectNode find(String action, MessageKind kind) {
        return MessageSchemas.find(Ocpp16.VERSION, action, kind).orElseThrow();
    }
}
