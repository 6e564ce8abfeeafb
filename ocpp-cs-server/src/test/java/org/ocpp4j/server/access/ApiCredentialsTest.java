package org.ocpp4j.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.MovableClock;
import org.ocpp4j.server.app.ListeningRule;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.DatabaseKind;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.OperatorDoorSettings.Authentication;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.secret.Sha256;
import org.ocpp4j.server.settings.Settings;
import org.ocpp4j.server.settings.SettingsSource;

/** Who may use the API. */
class ApiCredentialsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final String PASSWORD = "correct horse";

    private final MovableClock clock = new MovableClock(NOON);

    private void on(DatabaseKind kind, Consumer<CredentialStore> test) {
        try (Database database = kind.open()) {
            test.accept(new CredentialStore(database, clock));
        }
    }

    private ApiCredentials credentials(CredentialStore store, Authentication mode) {
        return new ApiCredentials(store, mode, true, clock);
    }

    private static String basic(String name, String password) {
        byte[] bytes = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void aTokenIsGoodUntilItExpiresOrIsRevoked(DatabaseKind kind) {
        on(kind, store -> {
            ApiCredentials api = credentials(store, Authentication.REQUIRED);
            String lasting = store.createToken("lasting", Scope.ADMINISTER, null);
            String ending = store.createToken("ending", Scope.COMMAND, NOON.plusSeconds(60));
            assertThat(api.authenticate("Bearer " + lasting)).hasValue(new Caller("lasting", Scope.ADMINISTER));
            assertThat(api.authenticate("bearer  " + ending)).hasValue(new Caller("ending", Scope.COMMAND));
            assertThat(api.authenticate("Bearer " + lasting + "x")).isEmpty();
            assertThat(api.authenticate(null)).isEmpty();
            clock.move(Duration.ofSeconds(60));
            assertThat(api.authenticate("Bearer " + ending)).isEmpty();
            assertThat(store.revoke("lasting", null)).isTrue();
            assertThat(store.revoke("lasting", null)).isFalse();
            assertThat(api.authenticate("Bearer " + lasting)).isEmpty();
            assertThat(store.list())
                    .extracting(each -> each.name() + " " + each.state(clock.instant()))
                    .containsExactly("ending expired", "lasting revoked");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPasswordIsRefusedFromTheRequestAfterItsRevocation(DatabaseKind kind) {
        on(kind, store -> {
            ApiCredentials api = credentials(store, Authentication.REQUIRED);
            store.createAccount("anna", PASSWORD, Scope.VIEW, null);
            String header = basic("anna", PASSWORD);
            assertThat(api.authenticate(header)).hasValue(new Caller("anna", Scope.VIEW));
            assertThat(api.authenticate(header)).as("remembered").hasValue(new Caller("anna", Scope.VIEW));
            assertThat(api.authenticate(basic("anna", PASSWORD + "x"))).isEmpty();
            assertThat(api.authenticate(basic("nobody", PASSWORD))).isEmpty();
            store.revoke("anna", Credential.Kind.PASSWORD);
            assertThat(api.authenticate(header)).isEmpty();
            store.createAccount("anna", "another password", Scope.COMMAND, null);
            assertThat(api.authenticate(header)).isEmpty();
            assertThat(api.authenticate(basic("anna", "another password"))).hasValue(new Caller("anna", Scope.COMMAND));
        });
    }

    @ParameterizedTest
    @EnumSource
    void onlyHashesAreKept(DatabaseKind kind) {
        try (Database database = kind.open()) {
            CredentialStore store = new CredentialStore(database, clock);
            String token = store.createToken("a", Scope.VIEW, null);
            store.createAccount("b", PASSWORD, Scope.VIEW, null);
            store.createAccount("c", PASSWORD, Scope.VIEW, null);
            List<String> hashes =
                    database.read(handle -> handle.createQuery("select hash from api_credential order by name")
                            .mapTo(String.class)
                            .list());
            assertThat(hashes).noneMatch(hash -> hash.contains(token) || hash.contains(PASSWORD));
            assertThat(hashes.get(0)).isEqualTo(Sha256.hex(token));
            assertThat(hashes.get(1)).startsWith("pbkdf2-sha256$600000$").isNotEqualTo(hashes.get(2));
        }
    }

    @Test
    void openIsOnlyAnApiOnLoopbackThatNeverHadACredential() {
        on(DatabaseKind.SQLITE, store -> {
            ApiCredentials auto = credentials(store, Authentication.AUTO);
            ApiCredentials elsewhere = new ApiCredentials(store, Authentication.AUTO, false, clock);
            ApiCredentials off = credentials(store, Authentication.OFF);
            assertThat(auto.authenticate(null)).hasValue(Caller.ANONYMOUS);
            assertThat(auto.authenticate("Bearer wrong")).isEmpty();
            assertThat(elsewhere.authenticate(null)).isEmpty();
            assertThat(credentials(store, Authentication.REQUIRED).authenticate(null))
                    .isEmpty();
            assertThat(off.authenticate(null)).hasValue(Caller.ANONYMOUS);
            assertThat(off.authenticate("Basic of a proxy")).hasValue(Caller.ANONYMOUS);

            store.createToken("first", Scope.VIEW, null);
            assertThat(auto.authenticate(null)).isEmpty();
            store.revoke("first", null);
            assertThat(auto.authenticate(null)).isEmpty();
            assertThat(credentials(store, Authentication.AUTO).authenticate(null))
                    .isEmpty();
            assertThat(off.authenticate(null)).hasValue(Caller.ANONYMOUS);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Bearer",
                "Bearer ",
                "Basic",
                "Basic ====",
                "Basic YQ==",
                "Basic YTo=",
                "Basic OmE=",
                "Digest x"
            })
    void aHeaderThatSaysNothingIsRefused(String header) {
        on(
                DatabaseKind.SQLITE,
                store -> assertThat(credentials(store, Authentication.AUTO).authenticate(header))
                        .isEmpty());
    }

    @Test
    void guessingBecomesSlowForNamesThatExistAndForOthers() {
        on(DatabaseKind.SQLITE, store -> {
            store.createAccount("anna", PASSWORD, Scope.VIEW, null);
            store.createAccount("ben", PASSWORD, Scope.VIEW, null);
            ApiCredentials api = credentials(store, Authentication.REQUIRED);
            assertThat(api.authenticate(basic("ben", PASSWORD))).isPresent();
            for (String name : List.of("anna", "ben", "nobody")) {
                for (int guess = 0; guess < LoginRateLimiter.FREE; guess++) {
                    assertThat(api.authenticate(basic(name, "guess " + guess))).isEmpty();
                }
                assertThatThrownBy(() -> api.authenticate(basic(name, "guess")))
                        .isInstanceOfSatisfying(ProblemException.class, problem -> {
                            assertThat(problem.status()).isEqualTo(429);
                            assertThat(problem.outcome()).isEqualTo("tooManyAttempts");
                        });
            }
            assertThat(api.authenticate(basic("ben", PASSWORD)))
                    .as("whose password was seen before is not held up by others")
                    .isPresent();
            assertThatThrownBy(() -> api.authenticate(basic("anna", PASSWORD))).isInstanceOf(ProblemException.class);
            clock.move(LoginRateLimiter.LONGEST_PAUSE);
            assertThat(api.authenticate(basic("anna", PASSWORD))).isPresent();
        });
    }

    @Test
    void thePauseDoublesUpToAMinute() {
        LoginRateLimiter limiter = new LoginRateLimiter(clock);
        for (int guess = 0; guess < LoginRateLimiter.FREE - 1; guess++) {
            limiter.wrong("anna");
        }
        assertThat(limiter.pause("anna")).isEmpty();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            limiter.wrong("anna");
            assertThat(limiter.pause("anna")).hasValue(Duration.ofSeconds(seconds));
        }
        assertThat(limiter.pause("ben")).isEmpty();
        limiter.right("anna");
        assertThat(limiter.pause("anna")).isEmpty();
    }

    @Test
    void otherMachinesNeedACredentialOrAnExplicitNo() {
        for (String elsewhere : List.of("stations.host = \"0.0.0.0\"", "operators.host = \"::\"")) {
            Settings settings = SettingsSource.parse(elsewhere);
            assertThat(ListeningRule.refusal(settings, () -> false))
                    .hasValueSatisfying(why -> assertThat(why)
                            .contains("token create", "account create", "--set operators.authentication=off")
                            .contains(elsewhere.replace("\"", "")));
            assertThat(ListeningRule.refusal(settings, () -> true)).isEmpty();
            assertThat(ListeningRule.refusal(
                            SettingsSource.parse(elsewhere + ", operators.authentication = required"), () -> false))
                    .isPresent();
            assertThat(ListeningRule.refusal(
                            SettingsSource.parse(elsewhere + ", operators.authentication = off"), () -> false))
                    .isEmpty();
        }
        Settings atHome = SettingsSource.parse("stations.host = localhost, operators.host = \"::1\"");
        assertThat(ListeningRule.refusal(atHome, () -> {
                    throw new AssertionError("no need to ask");
                }))
                .isEmpty();
    }
}
