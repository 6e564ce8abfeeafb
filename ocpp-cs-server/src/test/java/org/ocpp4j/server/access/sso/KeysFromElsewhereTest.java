package org.ocpp4j.server.access.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.JWK;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ocpp4j.server.net.WebAddress;
import org.ocpp4j.server.rest.ProblemException;

/** Keys in files and over real HTTP: what is changed, away, slow or wrong. */
class KeysFromElsewhereTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final Issuer issuer = Issuer.open(Keys.jwks(Keys.RSA));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path directory;

    @AfterEach
    void close() {
        issuer.close();
    }

    private SsoSettings settings(String keys) {
        return new SsoSettings(issuer.url(), Token.AUDIENCE, keys, "scope", List.of("v"), List.of("c"), List.of("a"));
    }

    private SingleSignOn open(String keys) {
        return SingleSignOn.open(settings(keys), Clock.systemUTC());
    }

    /** With times that let the test alone decide what happens. */
    private SingleSignOn patient(@Nullable URI keys) {
        KeyRing ring = KeyRing.open(
                new KeyAddress(issuer.url(), keys, LONG), new KeyRing.Timing(LONG, LONG, LONG, LONG.multipliedBy(3)));
        return new SingleSignOn(settings(""), ring, Clock.systemUTC());
    }

    private String header(JWK key) {
        return "Bearer " + Token.of(issuer.url(), Instant.now()).scope("v").by(key);
    }

    private int status(SingleSignOn signOn, JWK key) {
        try {
            return signOn.authenticate(header(key)).isPresent() ? 200 : 0;
        } catch (ProblemException refused) {
            return refused.status();
        }
    }

    @ParameterizedTest
    @CsvSource({"described", "address"})
    void aNewKeyIsFetchedWhenATokenNamesIt(String how) {
        try (SingleSignOn signOn = patient(how.equals("address") ? URI.create(issuer.keysUrl()) : null)) {
            assertThat(status(signOn, Keys.RSA)).as("waits for the first keys").isEqualTo(200);
            issuer.keys(Keys.jwks(Keys.OTHER_RSA, Keys.EC));
            assertThat(status(signOn, Keys.OTHER_RSA)).isEqualTo(200);
            assertThat(status(signOn, Keys.EC)).isEqualTo(200);
            assertThat(status(signOn, Keys.RSA)).as("gone").isEqualTo(401);
            int asked = issuer.asked();
            for (int i = 0; i < 50; i++) {
                assertThat(status(signOn, Keys.RSA)).isEqualTo(401);
            }
            assertThat(issuer.asked()).as("made-up keys cause no fetches").isEqualTo(asked);
        }
    }

    @Test
    void tokensOfOthersCauseNoFetch() {
        try (SingleSignOn signOn = patient(null)) {
            assertThat(status(signOn, Keys.RSA)).isEqualTo(200);
            int asked = issuer.asked();
            String other = Token.of("https://other.example.com", Instant.now()).by(Keys.EC);
            assertThatThrownBy(() -> signOn.authenticate("Bearer " + other)).hasMessageContaining("issuer");
            assertThat(issuer.asked()).isEqualTo(asked);
        }
    }

    @Test
    void withoutAnyKeysNobodyCanTell() {
        issuer.status(500);
        try (SingleSignOn signOn = patient(null)) {
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            signOn.measuredBy(metrics);
            ProblemException refused =
                    catchThrowableOfType(ProblemException.class, () -> signOn.authenticate(header(Keys.RSA)));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.outcome()).isEqualTo("keysUnavailable");
            assertThat(refused.members()).containsEntry("dispatched", false);
            assertThat(refused.headers()).containsEntry("Retry-After", "5");
            assertThat(metrics.get("ocpp.sso.keys").gauge().value()).isZero();
            assertThat(metrics.get("ocpp.sso.keys.age").gauge().value()).isNaN();
        }
    }

    @Test
    void whileTheIssuerIsAwayKnownKeysAreUsed() {
        try (SingleSignOn signOn = patient(null)) {
            assertThat(status(signOn, Keys.RSA)).isEqualTo(200);
            String known = header(Keys.RSA);
            String unknown = header(Keys.EC);
            issuer.close();
            ProblemException refused = catchThrowableOfType(ProblemException.class, () -> signOn.authenticate(unknown));
            assertThat(refused.outcome()).as("it may be a new key").isEqualTo("keysUnavailable");
            assertThat(signOn.authenticate(known)).isPresent();
            SimpleMeterRegistry metrics = new SimpleMeterRegistry();
            signOn.measuredBy(metrics);
            assertThat(metrics.get("ocpp.sso.keys").gauge().value()).isEqualTo(1);
            assertThat(metrics.get("ocpp.sso.keys.age").gauge().value()).isNotNegative();
        }
    }

    @Test
    void aFileIsReadAgainWhenItChanges() throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), Keys.jwks(Keys.RSA));
        try (SingleSignOn signOn = open(file.toString())) {
            assertThat(status(signOn, Keys.RSA)).isEqualTo(200);
            Files.writeString(file, Keys.jwks(Keys.OTHER_RSA)); // of the same length
            until(() -> status(signOn, Keys.OTHER_RSA) == 200); // a look may just have met the file half-written
            assertThat(status(signOn, Keys.RSA)).isEqualTo(401);
            Files.writeString(file, "half of a ");
            until(() -> status(signOn, Keys.EC) == 503);
            assertThat(status(signOn, Keys.OTHER_RSA)).isEqualTo(200);
            Files.writeString(file, Keys.jwks(Keys.EC));
            until(() -> status(signOn, Keys.EC) == 200);
            assertThat(status(signOn, Keys.OTHER_RSA)).isEqualTo(401);
        }
    }

    private static void until(BooleanSupplier condition) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime() - begin).isLessThan(TimeUnit.SECONDS.toNanos(30));
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void aFileWithoutKeysIsSaidAtStart() throws IOException {
        Path file = Files.writeString(directory.resolve("jwks.json"), "{}");
        assertThatThrownBy(() -> open(file.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("sso.keys", "jwks.json", "no JWKS");
        assertThatThrownBy(() -> open(directory.resolve("none").toString())).hasMessageContaining("no such file");
        Files.writeString(file, Keys.jwks(Keys.RSA) + " ".repeat(KeyText.LONGEST));
        assertThatThrownBy(() -> open(file.toString())).hasMessageContaining("longer than");
    }

    private String failure(@Nullable URI keys, Duration deadline) {
        IOException failed =
                catchThrowableOfType(IOException.class, () -> new KeyAddress(issuer.url(), keys, deadline).read());
        assertThat(failed).isNotNull();
        return String.valueOf(failed.getMessage());
    }

    @Test
    void answersAreBounded() {
        issuer.keys(Keys.jwks(Keys.RSA) + " ".repeat(KeyText.LONGEST));
        assertThat(failure(URI.create(issuer.keysUrl()), LONG)).contains("/keys", "longer than 1000000");
        issuer.silent(true);
        assertThat(failure(URI.create(issuer.keysUrl()), Duration.ofMillis(300)))
                .contains("no answer in time");
        assertThat(failure(null, Duration.ofMillis(300))).contains("no answer in time");
    }

    @Test
    void redirectsAreNotFollowed() {
        issuer.redirect(302, "http://127.0.0.1:1/keys");
        assertThat(failure(URI.create(issuer.keysUrl()), LONG)).contains("302", "redirects are not followed");
        assertThat(failure(null, LONG)).contains("302");
    }

    @Test
    void theDescriptionMustBeThatOfTheIssuer() {
        String keys = "\",\"jwks_uri\":\"" + issuer.keysUrl() + "\"}";
        issuer.description("{\"issuer\":\"" + issuer.url() + "/" + keys);
        assertThat(failure(null, LONG)).contains("another issuer");
        issuer.description("[]");
        assertThat(failure(null, LONG)).contains("another issuer");
        issuer.description("hello");
        assertThat(failure(null, LONG)).contains("no JSON");
        for (String wrong : List.of("http://keys.example.com/jwks", "file:///etc/passwd", "", "::")) {
            issuer.description("{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"" + wrong + "\"}");
            assertThat(failure(null, LONG)).as(wrong).contains("no jwks_uri over https");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/keys,true",
        "HTTPS://login.example.com/keys?a=b,true",
        "http://localhost:8080/keys,true",
        "http://127.0.0.1/keys,true",
        "http://[::1]:1/keys,true",
        "http://login.example.com/keys,false",
        "http://127.0.0.1.example.com/keys,false",
        "http://localhost.example.com/keys,false",
        "https://name:secret@login.example.com/keys,false",
        "https://login.example.com/keys#x,false",
        "https:/keys,false",
        "ftp://login.example.com/keys,false",
        "file:///etc/keys,false",
        "login.example.com,false"
    })
    void keysComeOverHttpsOrFromThisMachine(String address, boolean safe) {
        assertThat(WebAddress.isSafe(address)).isEqualTo(safe);
    }
}
