package org.ocpp4j.server.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.ocpp4j.json.TlsFiles;
import org.ocpp4j.json.WebSocketServerTransport;
import org.ocpp4j.json.handshake.PathTemplate;
import org.ocpp4j.server.admission.StationDoorSettings.Callbacks;
import org.ocpp4j.server.admission.StationDoorSettings.StationAuthentication;
import org.ocpp4j.server.net.TlsSettings;
import org.ocpp4j.server.text.DurationText;

/**
 * What values must be besides having their types: texts that mean something, files that are there, keys that fit each
 * other. Belongs to one thread; reads the files of TLS.
 */
final class SettingsRules {
    private final Map<String, Given> given;
    private final Consumer<SettingsProblem> problems;

    SettingsRules(Map<String, Given> given, Consumer<SettingsProblem> problems) {
        this.given = given;
        this.problems = problems;
    }

    void check(Settings settings) {
        texts(settings);
        stations(settings);
        times(settings);
        ports(settings);
        tls("stations.tls", settings.stations().tls());
        tls("operators.tls", settings.operators().tls());
        new IntegrationRules(this::rule).check(settings);
    }

    private void texts(Settings settings) {
        host("stations.host", settings.stations().host());
        host("operators.host", settings.operators().host());
        rule("data", isDirectoryName(settings.data()), "the name of a directory, without question marks");
        rule(
                "backup.directory",
                isDirectoryName(settings.backup().directory()),
                "the name of a directory, without question marks");
        rule(
                "operators.public-url",
                isWebAddress(settings.operators().publicUrl()),
                "an http or https URL, or nothing");
        String url = settings.database().url().toLowerCase(Locale.ROOT);
        rule(
                "database.url",
                url.startsWith("jdbc:postgresql:") || url.startsWith("jdbc:sqlite:"),
                "a URL that begins with jdbc:postgresql: or jdbc:sqlite:, or nothing");
        tried("stations.path", () -> PathTemplate.of(settings.stations().path()));
        rule("stations.soap-path", settings.stations().soapPath().startsWith("/"), "a path that begins with a slash");
        String[] proxies = settings.stations().trustedProxies().toArray(String[]::new);
        tried(
                "stations.trusted-proxies",
                () -> WebSocketServerTransport.builder().trustedProxies(proxies));
    }

    private void stations(Settings settings) {
        rule(
                "stations.callback-hosts",
                settings.stations().callbacks() != Callbacks.HOSTS
                        || !settings.stations().callbackHosts().isEmpty(),
                "a host at least, since stations.callbacks is hosts",
                "stations.callbacks");
        rule(
                "stations.authentication",
                settings.stations().authentication() != StationAuthentication.CERTIFICATE
                        || !settings.stations().tls().clientAuthorities().isEmpty(),
                "stations.tls.client-authorities beside it");
    }

    private void times(Settings settings) {
        rule(
                "stations.pong-timeout",
                settings.stations().pongTimeout().compareTo(settings.stations().pingInterval()) < 0,
                "less than stations.ping-interval, which is "
                        + DurationText.write(settings.stations().pingInterval()),
                "stations.ping-interval");
        whole("backend.heartbeat-interval", settings.backend().heartbeatInterval());
        whole("backend.retry-interval", settings.backend().retryInterval());
    }

    private void whole(String path, Duration duration) {
        rule(path, duration.toMillis() % 1000 == 0, "whole seconds: stations are told no others");
    }

    private void ports(Settings settings) {
        int port = settings.operators().port();
        rule(
                "operators.port",
                port == 0
                        || port != settings.stations().port()
                        || !settings.operators()
                                .host()
                                .equals(settings.stations().host()),
                "another port than stations.port: each door has its own",
                "stations.port");
    }

    private void host(String path, String host) {
        boolean plain = !host.isBlank() && host.chars().noneMatch(letter -> letter <= ' ' || letter == '/');
        rule(path, plain, "an address or a host name, without port");
    }

    private void tls(String section, TlsSettings tls) {
        rule(
                section + ".certificate",
                tls.isOn() || (tls.key().isEmpty() && tls.clientAuthorities().isEmpty()),
                "a certificate beside the key and the authorities",
                section + ".key",
                section + ".client-authorities");
        if (!tls.isOn()) {
            return;
        }
        List<Boolean> readable = List.of(
                file(section + ".certificate", tls.certificate()),
                file(section + ".key", tls.key()),
                file(section + ".client-authorities", tls.clientAuthorities()));
        if (!readable.contains(false)) {
            try {
                certificates(tls);
            } catch (IOException | RuntimeException wrong) {
                problem(section + ".certificate", String.valueOf(wrong.getMessage()));
            }
        }
    }

    private static void certificates(TlsSettings tls) throws IOException {
        TlsFiles.Builder files = TlsFiles.builder();
        Path certificate = Path.of(tls.certificate());
        char[] password = tls.password().toCharArray();
        if (tls.key().isEmpty()) {
            files.keystore(certificate, password);
        } else if (password.length == 0) {
            files.certificate(certificate, Path.of(tls.key()));
        } else {
            files.certificate(certificate, Path.of(tls.key()), password);
        }
        if (!tls.clientAuthorities().isEmpty()) {
            files.trusted(Path.of(tls.clientAuthorities()));
        }
        files.build();
    }

    private boolean file(String path, String name) {
        boolean there = name.isEmpty() || isReadable(name);
        rule(path, there, "a file that exists and that this user may read");
        return there;
    }

    static boolean isReadable(String name) {
        try {
            return Files.isRegularFile(Path.of(name)) && Files.isReadable(Path.of(name));
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    /** SQLite takes the text after a question mark for settings of its own. */
    private static boolean isDirectoryName(String name) {
        try {
            return !name.isBlank()
                    && !name.contains("?")
                    && (!Files.exists(Path.of(name)) || Files.isDirectory(Path.of(name)));
        } catch (InvalidPathException wrong) {
            return false;
        }
    }

    static boolean isWebAddress(String text) {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme());
            return text.isEmpty() || (List.of("http", "https").contains(scheme) && address.getHost() != null);
        } catch (URISyntaxException wrong) {
            return false;
        }
    }

    private void tried(String path, Runnable use) {
        try {
            use.run();
        } catch (IllegalArgumentException refused) {
            problem(path, String.valueOf(refused.getMessage()));
        }
    }

    /** Returns the problem of a key, if there is one. */
    @FunctionalInterface
    interface Rule {
        /**
         * A rule for a key.
         *
         * @param related keys that the problem names if this one has no given value
         */
        void keep(String path, boolean kept, String expected, String... related);
    }

    /** A rule for a key; if it has no given value, the problem names the place of a related one. */
    private void rule(String path, boolean kept, String expected, String... related) {
        Given found = given.get(path);
        if (!kept && found != null) {
            String where = Stream.concat(Stream.of(path), Arrays.stream(related))
                    .flatMap(each -> Optional.ofNullable(given.get(each)).stream())
                    .map(Given::where)
                    .filter(each -> !each.equals(Given.DEFAULT))
                    .findFirst()
                    .orElse(Given.DEFAULT);
            String what = ValueReader.found(found.key(), found.value());
            problems.accept(new SettingsProblem(where, path, "found " + what + ", expected " + expected));
        }
    }

    private void problem(String path, String message) {
        Given found = given.get(path);
        if (found != null) {
            problems.accept(found.problem(message));
        }
    }
}
