package org.ocpp4j.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.station.UnknownStations;
import org.ocpp4j.server.text.DurationText;

/** Where settings come from, and what is said when they are wrong. */
class SettingsSourceTest {
    @TempDir
    Path directory;

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("my.conf"), text);
    }

    private SettingsSource source(Map<String, String> environment) {
        return SettingsSource.of(environment, directory);
    }

    private List<String> problems(SettingsSource source) {
        SettingsException failed = catchThrowableOfType(SettingsException.class, source::load);
        assertThat(failed).isNotNull();
        return failed.problems().stream()
                .map(problem -> problem.toString().replace(directory + "/", ""))
                .toList();
    }

    private List<String> problems(String text) throws IOException {
        return problems(source(Map.of()).file(file(text)));
    }

    @Test
    void withoutAnythingTheDefaultsCount() {
        LoadedSettings loaded = source(Map.of()).load();
        assertThat(loaded.changed()).isEmpty();
        assertThat(loaded.warnings()).isEmpty();
        Settings settings = loaded.settings();
        assertThat(settings.stations().host()).isEqualTo("127.0.0.1");
        assertThat(settings.stations().port()).isEqualTo(9220);
        assertThat(settings.operators().host()).isEqualTo("127.0.0.1");
        assertThat(settings.operators().port()).isEqualTo(9221);
        assertThat(settings.operators().authentication()).isEqualTo(Authentication.AUTO);
        assertThat(settings.stations().pingInterval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.stations().tls().isOn()).isFalse();
        assertThat(settings.database().url())
                .isEqualTo("jdbc:sqlite:" + Path.of("").toAbsolutePath().resolve("data/ocpp.db"));
    }

    @Test
    void flagsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("""
                stations { port = 1001, path = "/a/{identity}", max-connections = 7 }
                operators.port = 1002
                frames.on = no
                """);
        Map<String, String> environment = Map.of("OCPP_STATIONS_PORT", "2001", "OCPP_STATIONS_PATH", "/b/{identity}");
        LoadedSettings loaded = source(environment)
                .file(file)
                .flag("--port", "stations.port", "3001")
                .load();
        assertThat(loaded.settings().stations().port()).isEqualTo(3001);
        assertThat(loaded.settings().stations().path()).isEqualTo("/b/{identity}");
        assertThat(loaded.settings().stations().maxConnections()).isEqualTo(7);
        assertThat(loaded.settings().operators().port()).isEqualTo(1002);
        assertThat(loaded.settings().frames().on()).isFalse();
        assertThat(loaded.changed())
                .containsExactly(
                        new LoadedSettings.Changed("stations.port", "\"3001\"", "--port"),
                        new LoadedSettings.Changed(
                                "stations.path", "\"/b/{identity}\"", "environment variable OCPP_STATIONS_PATH"),
                        new LoadedSettings.Changed("stations.max-connections", "7", file + ":1"),
                        new LoadedSettings.Changed("operators.port", "1002", file + ":2"),
                        new LoadedSettings.Changed("frames.on", "\"no\"", file + ":3"));
    }

    @Test
    void theFileIsTheOneNamedOrThatOfTheVariableOrTheOneThatIsThere() throws IOException {
        Path named = file("demo.stations = 1");
        Path variable = Files.writeString(directory.resolve("variable.conf"), "demo.stations = 2");
        Map<String, String> environment = Map.of("OCPP_CONFIG", variable.toString());
        assertThat(source(environment).file(named).load().settings().demo().stations())
                .isEqualTo(1);
        assertThat(source(environment).load().settings().demo().stations()).isEqualTo(2);
        assertThat(source(Map.of()).load().settings().demo().stations()).isEqualTo(4);
        Files.writeString(directory.resolve("ocpp-cs-server.conf"), "demo.stations = 3");
        assertThat(source(Map.of()).load().settings().demo().stations()).isEqualTo(3);
        assertThat(problems(source(Map.of("OCPP_CONFIG", directory + "/none.conf"))))
                .containsExactly("none.conf: there is no such file");
    }

    @Test
    void allProblemsAreSaidAtOnceWithTheirLines() throws IOException {
        Path file = file("""
                # a comment
                stations {
                  port = 70000
                  prot = 1
                  ping-interval = 30
                  unknown = perhaps
                  max-connections = [1]
                  trusted-proxies = ["here"]
                  path = "/ocpp"
                }
                operator.port = 1
                database = "jdbc:postgresql://db/ocpp"
                commands.queue = 1.5
                """);
        SettingsSource source = source(Map.of("OCPP_FRAMES_ON", "maybe"))
                .file(file)
                .flag("--set nothing.at.all", "nothing.at.all", "1")
                .flag("--http-port", "operators.port", "http");
        assertThat(problems(source))
                .containsExactlyInAnyOrder(
                        "my.conf:3: stations.port: found 70000, expected a whole number, from 0 to 65535",
                        "my.conf:4: stations.prot: there is no such key; did you mean stations.port?",
                        "my.conf:5: stations.ping-interval: found 30, expected a number with a unit, as in 500ms, 30s, 5m,"
                                + " 2h or 90d",
                        "my.conf:6: stations.unknown: found \"perhaps\", expected one of accept, pending, refuse",
                        "my.conf:7: stations.max-connections: found [1], expected a whole number",
                        "my.conf:8: stations.trusted-proxies: Neither an address nor a range such as 10.0.0.0/8: here",
                        "my.conf:9: stations.path: Not a prefix or *, then {identity} and perhaps {account}: /ocpp",
                        "my.conf:11: operator.port: there is no such key; did you mean operators.port?",
                        "my.conf:12: database: found a text, expected a section in braces",
                        "my.conf:13: commands.queue: found 1.5, expected a whole number",
                        "environment variable OCPP_FRAMES_ON: frames.on: found \"maybe\", expected true or false",
                        "--http-port: operators.port: found \"http\", expected a whole number",
                        "--set nothing.at.all: nothing.at.all: there is no such key; the command settings lists all keys");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    stations.port = { | :1: | expect
                    stations.port = ${PORT_OF_NOBODY} | my.conf:1: stations.port: | what it refers to
                    stations.port = null | my.conf:1: stations.port: | found null, expected a whole number
                    stations.port = -1 | stations.port: | from 0 to 65535
                    stations.port = 9221 | my.conf:1: operators.port: | another port than stations.port
                    stations.host = "" | stations.host: | an address or a host name
                    stations.host = "a b" | stations.host: | an address or a host name
                    stations.soap-path = "Ocpp" | stations.soap-path: | begins with a slash
                    stations.pong-timeout = 2m | stations.pong-timeout: | less than stations.ping-interval, which is 1m
                    stations.ping-interval = 10s | my.conf:1: stations.pong-timeout: | expected less than
                    stations.ping-interval = 0s | stations.ping-interval: | from 1s to 1d
                    stations.callbacks = hosts | my.conf:1: stations.callback-hosts: | a host at least
                    stations.authentication = certificate | stations.authentication: | client-authorities
                    stations.tls.certificate = /none.pem | stations.tls.certificate: | a file that exists
                    stations.tls.key = /none.pem | my.conf:1: stations.tls.certificate: | a certificate beside the key
                    operators.tls.certificate = /none.pem | operators.tls.certificate: | a file that exists
                    operators.public-url = "ftp://x" | operators.public-url: | an http or https URL
                    operators.authentication = on | operators.authentication: | auto, required, off
                    database.url = "jdbc:mysql://x" | database.url: | jdbc:postgresql: or jdbc:sqlite:
                    database.connections = 0 | database.connections: | from 1 to 1000
                    database.password-file = /none | database.password-file: | a file with a password
                    backend.heartbeat-interval = 1500ms | backend.heartbeat-interval: | whole seconds
                    backend.heartbeat-interval = -5m | backend.heartbeat-interval: | a number with a unit
                    frames.keep-for = PT0S | frames.keep-for: | from 1m
                    data = "a?b" | data: | the name of a directory
                    STATIONS.PORT = 1 | STATIONS.PORT: | did you mean stations.port?
                    stations.max-conections = 1 | stations.max-conections: | did you mean stations.max-connections?
                    stations.tls.certificat.pem = x | stations.tls.certificat.pem: | no such key
                    """)
    void everyOtherProblemNamesItsKey(String text, String where, String what) throws IOException {
        assertThat(problems(text)).anySatisfy(problem -> assertThat(problem).contains(where.strip(), what.strip()));
    }

    @Test
    void secretsAreNeverShown() throws IOException {
        Path file = file("""
                database.password = [secret-1]
                database.url = "jdbc:mysql://me:secret-2@host/ocpp?password=secret-3"
                """);
        SettingsException failed = catchThrowableOfType(
                SettingsException.class, () -> source(Map.of()).file(file).load());
        assertThat(failed.getMessage()).contains("***").doesNotContain("secret-");
        LoadedSettings loaded =
                source(Map.of("OCPP_DATABASE_PASSWORD", "secret-4")).load();
        assertThat(loaded.settings().database().password()).isEqualTo("secret-4");
        assertThat(loaded.toString()).contains("***").doesNotContain("secret-");
        assertThat(SettingsSource.parse("database.url = \"jdbc:postgresql://h/d?user=x&password=secret-5\"")
                        .toString())
                .contains("password=***")
                .doesNotContain("secret-");
    }

    @Test
    void aPasswordMayStandInAFileOrAVariable() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "from file\n");
        Path file = file("database.password = ${?DB_SECRET}\ndatabase.password-file = ${?DB_SECRET_FILE}");
        assertThat(password(file, Map.of())).isEmpty();
        assertThat(password(file, Map.of("DB_SECRET", "from variable"))).isEqualTo("from variable");
        assertThat(password(file, Map.of("DB_SECRET_FILE", secret.toString()))).isEqualTo("from file");
        Map<String, String> later =
                Map.of("DB_SECRET", "from variable", "OCPP_DATABASE_PASSWORD_FILE", secret.toString());
        assertThat(password(file, later)).isEqualTo("from file");
        Map<String, String> both = Map.of("DB_SECRET", "x", "DB_SECRET_FILE", secret.toString());
        assertThat(problems(source(both).file(file)))
                .singleElement()
                .asString()
                .contains("environment variable DB_SECRET_FILE: database.password-file: is given beside");
    }

    private String password(Path file, Map<String, String> environment) {
        return source(environment).file(file).load().settings().database().password();
    }

    @Test
    void whatIsUnknownInTheEnvironmentIsAWarning() {
        LoadedSettings loaded = source(
                        Map.of("OCPP_STATION_PORT", "1", "OCPP_SOMETHING_ELSE_ALTOGETHER", "2", "PATH", "3"))
                .load();
        assertThat(loaded.warnings())
                .containsExactly(
                        "The environment variable OCPP_SOMETHING_ELSE_ALTOGETHER sets nothing",
                        "The environment variable OCPP_STATION_PORT sets nothing; did you mean OCPP_STATIONS_PORT?");
    }

    @Test
    void textIsReadAsItsKeyWantsIt() {
        Settings settings = source(Map.of())
                .flag("--set", "stations.trusted-proxies", "10.0.0.0/8, ::1")
                .flag("--set", "stations.unknown", "REFUSE")
                .flag("--set", "stations.ping-interval", "PT90S")
                .flag("--set", "frames.keep-most", "5000000000")
                .flag("--set", "demo.on", "Yes")
                .flag("--set", "database.url", "jdbc:postgresql://db/ocpp#{}")
                .load()
                .settings();
        assertThat(settings.stations().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        assertThat(settings.stations().unknown()).isEqualTo(UnknownStations.REFUSE);
        assertThat(settings.stations().pingInterval()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.frames().keepMost()).isEqualTo(5_000_000_000L);
        assertThat(settings.demo().on()).isTrue();
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db/ocpp#{}");
    }

    @Test
    void certificatesAreReadBeforeTheServerNeedsThem() throws IOException, InterruptedException {
        Path keystore = directory.resolve("door.p12");
        String[] keytool = {
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-J-Duser.language=en",
            "-genkeypair",
            "-keyalg",
            "EC",
            "-dname",
            "CN=localhost",
            "-storepass",
            "hunter22",
            "-keystore",
            keystore.toString()
        };
        assertThat(new ProcessBuilder(keytool)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor())
                .isZero();
        String tls = "stations.tls.certificate = \"" + keystore + "\", stations.tls.password = ";
        assertThat(SettingsSource.parse(tls + "hunter22").stations().tls().isOn())
                .isTrue();
        assertThat(problems(tls + "hunter23"))
                .singleElement()
                .asString()
                .startsWith("my.conf:1: stations.tls.certificate: ")
                .contains("door.p12")
                .doesNotContain("hunter");
        Path wrong = Files.writeString(directory.resolve("wrong.pem"), "nothing");
        assertThat(problems("operators.tls { certificate = \"" + wrong + "\", key = \"" + wrong + "\" }"))
                .singleElement()
                .asString()
                .contains("operators.tls.certificate: ", "wrong.pem");
    }

    @Test
    void textAloneIsEnoughForTests() {
        Settings settings = SettingsSource.parse("database.url = \"jdbc:sqlite:x.db\", stations.port = 0");
        assertThat(settings.database().url()).isEqualTo("jdbc:sqlite:x.db");
        assertThat(settings.stations().port()).isZero();
        assertThat(settings.operators().port()).isEqualTo(9221);
    }

    @ParameterizedTest
    @CsvSource({"500ms,PT0.5S", "30s,PT30S", "5 minutes,PT5M", "1 Day,PT24H", "2w,PT336H", "pt1h,PT1H", "1500ms,PT1.5S"
    })
    void durationsAreReadAndWrittenAlike(String text, Duration expected) {
        assertThat(DurationText.read(text)).hasValue(expected);
        assertThat(DurationText.read(DurationText.write(expected))).hasValue(expected);
    }
}
