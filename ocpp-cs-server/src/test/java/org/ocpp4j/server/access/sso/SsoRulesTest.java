package org.ocpp4j.server.access.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.app.ListeningRule;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsException;
import org.ocpp4j.server.settings.SettingsSource;

/** What the settings of the single sign-on must be. */
class SsoRulesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    private static final String GOOD = "sso.issuer = \"https://login.example.com\", sso.audience = ocpp, ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sso.issuer = \"http://login.example.com\", sso.audience = a | sso.issuer",
                "sso.issuer = accounts, sso.audience = a | sso.issuer",
                "sso.issuer = \"https://login.example.com\" | sso.audience",
                GOOD + "sso.scope-claim = \" \" | sso.scope-claim",
                GOOD + "sso.view = [\"\"] | sso.view",
                GOOD + "sso.keys = \"http://login.example.com/keys\" | sso.keys",
                GOOD + "sso.keys = \"https://a:b@login.example.com/keys\" | sso.keys",
                GOOD + "sso.keys = \"not/there\" | sso.keys"
            })
    void whatIsWrongIsNamed(String text, String key) {
        assertThatThrownBy(() -> SettingsSource.parse(text))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(key + ": found ");
    }

    @Test
    void aFileMustHoldKeysAndThenTheIssuerIsAnyName() throws IOException {
        Path file = Files.writeString(directory.resolve("keys.json"), "{\"keys\":1}");
        String text = "sso { issuer = accounts.example.com, audience = a, keys = \"" + file + "\" }";
        assertThatThrownBy(() -> SettingsSource.parse(text)).hasMessageContaining("sso.keys", "no JWKS");
        Files.writeString(file, Keys.jwks(Keys.EC));
        assertThat(SettingsSource.parse(text).sso().issuer()).isEqualTo("accounts.example.com");
        assertThat(SettingsSource.parse(GOOD).sso().keys()).isEmpty();
        assertThat(SettingsSource.parse("sso.issuer = \"http://localhost:8080/realms/x\", sso.audience = a")
                        .sso()
                        .audience())
                .isEqualTo("a");
    }

    @Test
    void withSingleSignOnOtherMachinesMayReachTheServer() {
        for (String elsewhere : List.of("stations.host = \"0.0.0.0\"", "operators.host = \"::\"")) {
            Settings settings = SettingsSource.parse(GOOD + elsewhere);
            assertThat(ListeningRule.refusal(settings, () -> false)).isEmpty();
        }
    }
}
