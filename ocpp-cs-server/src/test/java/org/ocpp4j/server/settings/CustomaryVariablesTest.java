package org.ocpp4j.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.backend.webhook.WebhookSettings.Authorization;

/** The environment variables that operators of another central system know. */
class CustomaryVariablesTest {
    @TempDir
    Path directory;

    private WebhookSettings webhook(Map<String, String> environment) {
        return SettingsSource.of(environment, directory).load().settings().webhook();
    }

    private List<String> problems(Map<String, String> environment) {
        SettingsException failed = catchThrowableOfType(
                SettingsException.class,
                () -> SettingsSource.of(environment, directory).load());
        assertThat(failed).isNotNull();
        return failed.problems().stream().map(Object::toString).toList();
    }

    @Test
    void aUrlAloneEnablesTheWebhook() {
        WebhookSettings webhook = webhook(Map.of("WEBHOOK_URL", "http://billing/ocpp"));
        assertThat(webhook.enable()).isTrue();
        assertThat(webhook.url()).isEqualTo("http://billing/ocpp");
        assertThat(webhook.authorization()).isEqualTo(Authorization.OFF);
        assertThat(webhook(Map.of("WEBHOOK_URL", "")).enable()).isFalse();
        assertThat(webhook(Map.of("WEBHOOK_AUTH", "Basic", "WEBHOOK_USERNAME", "me"))
                        .enable())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"Basic,BASIC", "Bearer,BEARER", "Off,OFF", "basic,BASIC"})
    void allFiveCount(String auth, Authorization expected) {
        WebhookSettings webhook = webhook(Map.of(
                "WEBHOOK_URL", "https://billing/ocpp",
                "WEBHOOK_AUTH", auth,
                "WEBHOOK_USERNAME", "ocpp",
                "WEBHOOK_PASSWORD", "s3cret",
                "WEBHOOK_TOKEN", "t0ken"));
        assertThat(webhook.authorization()).isEqualTo(expected);
        assertThat(webhook.username()).isEqualTo("ocpp");
        assertThat(webhook.password()).isEqualTo("s3cret");
        assertThat(webhook.token()).isEqualTo("t0ken");
        assertThat(webhook.toString()).doesNotContain("s3cret", "t0ken");
    }

    @Test
    void theyWinOverTheFile() throws IOException {
        Files.writeString(
                directory.resolve("ocpp-cs-server.conf"),
                "webhook { enable = no, url = \"http://file\", timeout = 3s }");
        LoadedSettings loaded = SettingsSource.of(Map.of("WEBHOOK_URL", "http://variable"), directory)
                .load();
        assertThat(loaded.settings().webhook().url()).isEqualTo("http://variable");
        assertThat(loaded.settings().webhook().enable()).isTrue();
        assertThat(loaded.settings().webhook().timeout()).hasSeconds(3);
        assertThat(loaded.changed())
                .contains(new LoadedSettings.Changed(
                        "webhook.url", "\"http://variable\"", "environment variable WEBHOOK_URL"));
    }

    @Test
    void bothNamesOfOneSettingMustAgree() {
        assertThat(webhook(Map.of("WEBHOOK_URL", "http://a", "OCPP_WEBHOOK_URL", "http://a"))
                        .url())
                .isEqualTo("http://a");
        assertThat(problems(Map.of(
                        "WEBHOOK_URL", "http://a",
                        "OCPP_WEBHOOK_URL", "http://b",
                        "WEBHOOK_PASSWORD", "s3cret",
                        "OCPP_WEBHOOK_PASSWORD", "t0ken")))
                .containsExactlyInAnyOrder(
                        "environment variable WEBHOOK_URL: webhook.url: differs from environment variable"
                                + " OCPP_WEBHOOK_URL; only one of them can count",
                        "environment variable WEBHOOK_PASSWORD: webhook.password: differs from environment variable"
                                + " OCPP_WEBHOOK_PASSWORD; only one of them can count");
        assertThat(problems(Map.of("WEBHOOK_TOKEN", "t0ken", "OCPP_WEBHOOK_TOKEN_FILE", "/nowhere")))
                .anySatisfy(problem -> assertThat(problem)
                        .contains("webhook.token", "OCPP_WEBHOOK_TOKEN_FILE")
                        .doesNotContain("t0ken"));
    }

    @Test
    void theWebhookCanBeSwitchedOffAllTheSame() {
        assertThat(webhook(Map.of("WEBHOOK_URL", "http://a", "OCPP_WEBHOOK_ENABLE", "false"))
                        .enable())
                .isFalse();
    }

    @Test
    void whatIsWrongIsSaidWithoutSecrets() {
        assertThat(problems(Map.of("WEBHOOK_URL", "http://me:s3cret@billing/", "WEBHOOK_AUTH", "Digest")))
                .anySatisfy(problem -> assertThat(problem).contains("WEBHOOK_AUTH", "one of off, basic, bearer"))
                .anySatisfy(problem -> assertThat(problem).contains("WEBHOOK_URL", "without user and password"))
                .allSatisfy(problem -> assertThat(problem).doesNotContain("s3cret"));
        assertThat(problems(Map.of("WEBHOOK_URL", "http://b", "WEBHOOK_AUTH", "Bearer")))
                .anySatisfy(problem -> assertThat(problem).contains("webhook.token"));
        assertThat(problems(Map.of("WEBHOOK_TOKEN", "s3cret\n")))
                .allSatisfy(
                        problem -> assertThat(problem).contains("visible ASCII").doesNotContain("s3cret"));
        assertThat(problems(Map.of("WEBHOOK_USERNAME", "a:b")))
                .anySatisfy(problem -> assertThat(problem).contains("colon"));
    }
}
