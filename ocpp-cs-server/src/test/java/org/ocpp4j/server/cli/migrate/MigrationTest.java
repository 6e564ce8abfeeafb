package org.ocpp4j.server.cli.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.log.LogSettings;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsSource;

/** Configurations in the shape of the C++ system, and what becomes of them. */
class MigrationTest {
    private static final String WEBHOOK = """
            {
              "prefix": "/etc/cs/",
              "log": {"level": "notice", "file": "/var/log/cs/error.log"},
              "daemon": {"enabled": false, "pid": "/run/cs.pid"},
              "process": {"master": true, "helper": false, "user": "", "group": ""},
              "workers": 2,
              "server": {"listen": "127.0.0.2", "port": 9220, "root": "www"},
              "module": {"CSService": {"enable": true}, "ChargePoint": {"enable": false}},
              "webhook": {"enable": true, "url": "http://localhost:8080/parse", "authorization": "Basic",
                          "username": "ocpp", "password": "o\\"c${pp}", "token": ""},
              "api": {"auth": true},
              "postgres": {"connect": false, "notice": false, "timeout": 10, "worker": {"min": 5, "max": 12}}
            }
            """;

    private static final String SECTIONS = """
            ## a comment
            [main]
            workers=1
            [process/ChargePoint]
            enable=yes
            [server]
            listen=0.0.0.0
            port=9330
            [postgres]
            connect=yes
            [postgres/poll]
            min=5
            max=7
            [postgres/conninfo]
            host=db.example.com
            port=5433
            dbname=css
            user=ocpp
            password=ocpp
            """;

    @Test
    void aJsonConfigurationBecomesSettings() {
        String text = Migration.of(WEBHOOK);
        Settings settings = SettingsSource.parse(text);
        assertThat(settings.stations().host()).isEqualTo("127.0.0.2");
        assertThat(settings.operators().host()).isEqualTo("127.0.0.2");
        assertThat(settings.stations().port()).isEqualTo(9220);
        WebhookSettings webhook = settings.webhook();
        assertThat(webhook.enable()).isTrue();
        assertThat(webhook.url()).isEqualTo("http://localhost:8080/parse");
        assertThat(webhook.authorization()).isEqualTo(WebhookSettings.Authorization.BASIC);
        assertThat(webhook.username()).isEqualTo("ocpp");
        assertThat(webhook.password()).isEqualTo("o\"c${pp}");
        assertThat(settings.postgres().enable()).isFalse();
        assertThat(settings.postgres().connections()).isEqualTo(12);
        assertThat(settings.operators().authentication()).isEqualTo(Authentication.REQUIRED);
        assertThat(settings.emulators().enable()).isFalse();
        assertThat(settings.emulators().folder()).isEqualTo("/etc/cs/cp");
        assertThat(settings.log().level()).isEqualTo(LogSettings.Level.INFO);
    }

    @Test
    void theOlderShapeIsReadToo() {
        String text = Migration.of(SECTIONS).replace("emulators.folder = \"cp\"", "emulators.folder = \".\"");
        Settings settings = SettingsSource.parse(text);
        assertThat(settings.stations().host()).isEqualTo("0.0.0.0");
        assertThat(settings.stations().port()).isEqualTo(9330);
        assertThat(settings.emulators().enable()).isTrue();
        assertThat(settings.postgres().enable()).isTrue();
        assertThat(settings.postgres().url()).isEqualTo("jdbc:postgresql://db.example.com:5433/css");
        assertThat(settings.postgres().user()).isEqualTo("ocpp");
        assertThat(settings.postgres().password()).isEqualTo("ocpp");
        assertThat(settings.postgres().connections()).isEqualTo(7);
    }

    @Test
    void theAddressOfTheDatabaseMayBeANumber() {
        String text = Migration.of(
                "{\"postgres\":{\"connect\":true,\"worker\":{\"dbname\":\"css\",\"hostaddr\":\"192.0.2.7\"}}}");
        assertThat(SettingsSource.parse(text).postgres().url()).isEqualTo("jdbc:postgresql://192.0.2.7/css");
    }

    private static String worker(String members) {
        return Migration.of("{\"postgres\":{\"connect\":true,\"worker\":{\"dbname\":\"css\"," + members + "}}}");
    }

    @Test
    void theHostOfTheDatabaseMayBeAnAddressOfIpv6OrASocket() {
        assertThat(SettingsSource.parse(worker("\"host\":\"2001:db8::7\",\"port\":5433"))
                        .postgres()
                        .url())
                .isEqualTo("jdbc:postgresql://[2001:db8::7]:5433/css");
        String socket = worker("\"host\":\"/run/postgresql\"");
        assertThat(SettingsSource.parse(socket).postgres().url()).isEqualTo("jdbc:postgresql://localhost/css");
        assertThat(socket).contains("# - postgres/worker/host = /run/postgresql: Java reaches");
    }

    @Test
    void ofTwoThatSayTheSameTheOtherIsNoted() {
        assertThat(worker("\"host\":\"db\",\"hostaddr\":\"192.0.2.7\""))
                .contains("jdbc:postgresql://db/css", "# - postgres/worker/hostaddr = 192.0.2.7: ");
    }

    @Test
    void whatHasNoCounterpartIsSaidWithItsReason() {
        assertThat(Migration.of(WEBHOOK))
                .contains("# - daemon/pid = /run/cs.pid: the service manager")
                .contains("# - workers = 2: threads")
                .contains("# - server/root = www: the pages are in the jar")
                .contains("# - api/auth = true: enter the issuer");
        assertThat(Migration.of("{\"client\":{\"secret\":\"x\"}}"))
                .contains("# - client/secret = ***: no setting does this");
    }

    @Test
    void whereBothBackendsAreOnTheDatabaseIsAsked() {
        String text = Migration.of("{\"webhook\":{\"enable\":true,\"url\":\"http://a/b\"},"
                + "\"postgres\":{\"connect\":true,\"worker\":{\"dbname\":\"css\"}}}");
        Settings settings = SettingsSource.parse(text);
        assertThat(settings.postgres().enable()).isTrue();
        assertThat(settings.postgres().url()).isEqualTo("jdbc:postgresql://localhost/css");
        assertThat(settings.webhook().enable()).isFalse();
    }

    @Test
    void aDatabaseThatIsNotNamedIsNotAsked() {
        assertThat(SettingsSource.parse(Migration.of("{\"postgres\":{\"connect\":true}}"))
                        .postgres()
                        .enable())
                .isFalse();
    }

    @Test
    void theAccountMayComeFirst() {
        PathTemplate paths = PathTemplate.of("/ocpp/{account}/{identity}");
        assertThat(paths.read("/ocpp/AC0001/EM-A0000001")).hasValueSatisfying(match -> {
            assertThat(match.identity()).isEqualTo("EM-A0000001");
            assertThat(match.account()).hasValue("AC0001");
        });
        assertThat(paths.read("/ocpp/EM-A0000001"))
                .hasValueSatisfying(match -> assertThat(match.account()).isEmpty());
    }

    @Test
    void whatCannotBeReadSaysWhere() {
        assertThatThrownBy(() -> Migration.of("{\n\"server\": {"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("line 2: ");
        assertThatThrownBy(() -> Migration.of("[server]\nport 9220"))
                .hasMessage("line 2: expected [section] or key=value");
    }
}
