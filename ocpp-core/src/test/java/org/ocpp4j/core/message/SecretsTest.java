package org.ocpp4j.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.ChangeConfigurationRequest;
import org.ocpp4j.core.v16.Firmware;
import org.ocpp4j.core.v16.GetConfigurationResponse;
import org.ocpp4j.core.v16.GetDiagnosticsRequest;
import org.ocpp4j.core.v16.GetLogRequest;
import org.ocpp4j.core.v16.KeyValue;
import org.ocpp4j.core.v16.LogParameters;
import org.ocpp4j.core.v16.LogType;
import org.ocpp4j.core.v16.SignedUpdateFirmwareRequest;
import org.ocpp4j.core.v16.UpdateFirmwareRequest;

/** The text form of messages gives no secrets away. */
class SecretsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "hunter2";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AuthorizationKey",
                "authorizationkey",
                "AUTHORIZATIONKEY",
                "Password",
                "WifiPassword",
                "WIFI_PASSWORD_2",
                "basicAuthPassword"
            })
    void theValueOfASecretSettingIsMasked(String key) {
        Object[] messages = {
            new ChangeConfigurationRequest(key, SECRET),
            new GetConfigurationResponse(List.of(new KeyValue(key, true, SECRET)), null),
            new org.ocpp4j.core.v15.ChangeConfigurationRequest(key, SECRET),
            new org.ocpp4j.core.v15.GetConfigurationResponse(
                    List.of(new org.ocpp4j.core.v15.KeyValue(key, true, SECRET)), null)
        };
        for (Object message : messages) {
            assertThat(message.toString()).contains(key).contains("***").doesNotContain(SECRET);
        }
    }

    @Test
    void otherSettingsAreShown() {
        assertThat(new ChangeConfigurationRequest("HeartbeatInterval", "300"))
                .hasToString("ChangeConfigurationRequest[key=HeartbeatInterval, value=300]");
        assertThat(new KeyValue("HeartbeatInterval", false, "300"))
                .hasToString("KeyValue[key=HeartbeatInterval, readonly=false, value=300]");
        assertThat(new KeyValue("AuthorizationKey", false, null))
                .hasToString("KeyValue[key=AuthorizationKey, readonly=false, value=null]");
        assertThat(new org.ocpp4j.core.v15.KeyValue("HeartbeatInterval", false, "300"))
                .hasToString("KeyValue[key=HeartbeatInterval, readonly=false, value=300]");
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://user:hunter2@host/path, ftp://***@host/path",
        "https://hunter2@host, https://***@host",
        "ftp://user:hun/hunter2@host/, ftp://***@host/",
        "ftp://user:hunter2@x@host/, ftp://***@host/",
        "user:hunter2@host, ***@host",
        "ftp://user:hunter2@, ftp://***@",
        "sftp+x.1://u:hunter2@h:22/a?b#c, sftp+x.1://***@h:22/a?b#c",
        "ftp://host/path, ftp://host/path",
        "'', ''"
    })
    void userAndPasswordInALocationAreMasked(String location, String shown) {
        Object[] messages = {
            new UpdateFirmwareRequest(NOON, location, null, null),
            new GetDiagnosticsRequest(location),
            new GetLogRequest(new LogParameters(location, null, null), LogType.SECURITY_LOG, 1, null, null),
            new SignedUpdateFirmwareRequest(null, null, 1, new Firmware(location, NOON, null, "C", "S")),
            new org.ocpp4j.core.v15.UpdateFirmwareRequest(NOON, location, null, null),
            new org.ocpp4j.core.v15.GetDiagnosticsRequest(location)
        };
        for (Object message : messages) {
            assertThat(message.toString())
                    .containsAnyOf("ocation=" + shown + ",", "ocation=" + shown + "]")
                    .doesNotContain(SECRET);
        }
    }

    @Test
    void aPasswordWithALineBreakIsMaskedToo() {
        assertThat(new GetDiagnosticsRequest("ftp://user:hunter2\nhunter2@host").toString())
                .doesNotContain(SECRET);
    }

    @Test
    void maskingChangesNothingButTheText() {
        ChangeConfigurationRequest message = new ChangeConfigurationRequest("AuthorizationKey", SECRET);
        assertThat(message.value()).isEqualTo(SECRET);
        assertThat(message).isNotEqualTo(new ChangeConfigurationRequest("AuthorizationKey", "***"));
        assertThat(Ocpp15.VERSION).hasToString("OCPP 1.5");
    }
}
