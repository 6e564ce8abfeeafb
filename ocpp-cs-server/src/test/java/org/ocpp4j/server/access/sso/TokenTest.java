package org.ocpp4j.server.access.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Scope;

/** Which tokens are good, and how others are refused. The keys are in a file. */
class TokenTest {
    private static final String ISSUER = "https://login.example.com/realms/ocpp";
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");

    @TempDir
    private static Path directory = Path.of("");

    @SuppressWarnings("NullAway.Init") // JUnit calls open
    private SingleSignOn signOn;

    @BeforeEach
    void open() {
        signOn = with("scope");
    }

    @AfterEach
    void close() {
        signOn.close();
    }

    private static SingleSignOn with(String scopeClaim) {
        try {
            JWK forEncryption = new RSAKey.Builder(Keys.OTHER_RSA)
                    .keyID("enc")
                    .keyUse(KeyUse.ENCRYPTION)
                    .build();
            String jwks = Keys.jwks(Keys.RSA, Keys.EC, Keys.EC_384, Keys.WEAK_RSA, forEncryption)
                    .replaceFirst(
                            "\\[",
                            "[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"ed\",\"x\":"
                                    + "\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"},{\"kty\":\"new\",\"kid\":\"new\"},");
            Path file = Files.writeString(directory.resolve("jwks.json"), jwks);
            SsoSettings settings = new SsoSettings(
                    ISSUER,
                    Token.AUDIENCE,
                    file.toString(),
                    scopeClaim,
                    List.of("ocpp:view", "viewer"),
                    List.of("ocpp:command"),
                    List.of("ocpp:administer"));
            return SingleSignOn.open(settings, Clock.fixed(NOON, ZoneOffset.UTC));
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static Token token() {
        return Token.of(ISSUER, NOON).scope("openid ocpp:command profile");
    }

    private Caller caller(String token) {
        return signOn.authenticate("Bearer " + token).orElseThrow();
    }

    private ProblemException refusal(String token) {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> signOn.authenticate("Bearer " + token));
        assertThat(refused).as("refusal of " + token).isNotNull();
        return refused;
    }

    private void assertInvalid(String token, String reason) {
        ProblemException refused = refusal(token);
        assertThat(refused.status()).as(refused.getMessage()).isEqualTo(401);
        assertThat(refused.outcome()).isEqualTo("invalidToken");
        assertThat(refused).hasMessageContaining(reason);
        assertThat(refused.headers().get("WWW-Authenticate"))
                .matches("Bearer realm=\"ocpp\", error=\"invalid_token\", error_description=\"[ -!#-\\[\\]-~]+\"");
    }

    @Test
    void tokensOfTheIssuerAreGood() {
        Caller anna = new Caller("sso:anna", Scope.COMMAND, Instant.parse("2026-11-22T12:06:00Z"));
        assertThat(caller(token().by(Keys.RSA))).isEqualTo(anna);
        assertThat(caller(token().by(Keys.EC))).isEqualTo(anna);
        assertThat(caller(token().by(Keys.EC_384))).isEqualTo(anna);
        assertThat(caller(token().by(Keys.RSA, JWSAlgorithm.RS256, null))).isEqualTo(anna);
        assertThat(caller(token().by(Keys.EC, JWSAlgorithm.ES256, null))).isEqualTo(anna);
        assertThat(signOn.authenticate("bearer  " + token().by(Keys.RSA))).hasValue(anna);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void eachAlgorithmOfTheListIsGood(String algorithm) {
        String signed = token().by(Keys.RSA, JWSAlgorithm.parse(algorithm), "rsa-1");
        assertThat(caller(signed).name()).isEqualTo("sso:anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic YTpi", "Bearer ocpp_abc", "Bearer", "Bearer a.b", "Bearer a.b.c.d.e", "a.b.c"})
    void whatIsNoJwtIsForOthersToKnow(String header) {
        assertThat(signOn.authenticate(header)).isEmpty();
        assertThat(signOn.authenticate(null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a.b.c", "e30.e30.", "eyJhbGciOiJSUzI1NiJ9.bm90IGpzb24.AAAA", "\u0130.\u0130.x"})
    void whatCannotBeReadIsRefused(String token) {
        assertInvalid(token, "no signed JWT");
    }

    /** Anybody may send these: they are no defect, which would be a 500 and an error in the log. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'alg':7} | {}",
                "{'alg':null} | {}",
                "{'alg':'RS256','kid':7} | {}",
                "{'alg':'RS256','typ':[]} | {}",
                "{'alg':'RS256','crit':'x'} | {}",
                "{'alg':'RS256','crit':[null]} | {}",
                "{'alg':'RS256','jwk':{'kty':'RSA'}} | {}",
                "{'alg':'RS256','x5c':[7]} | {}",
                "{'alg':'RS256','x5u':7} | {}",
                "{'alg':'RS256','alg':'none'} | {}",
                "{'alg':'RS256'} | []",
                "{'alg':'RS256'} | 7",
                "{'alg':'RS256'} | {'iss':7}",
                "{'alg':'RS256'} | {'aud':{}}",
                "{'alg':'RS256'} | {'aud':[null]}",
                "{'alg':'RS256'} | {'exp':'x'}",
                "{'alg':'RS256'} | {'exp':1e999}",
                "{'alg':'RS256'} | {'iss':'a','iss':'b'}"
            })
    void oddMembersAreRefused(String header, String claims) {
        Base64.Encoder coder = Base64.getUrlEncoder().withoutPadding();
        String text = Stream.of(header, claims)
                .map(part -> coder.encodeToString(part.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining("."));
        assertInvalid(text + ".AAAA", "");
        String deep =
                coder.encodeToString(("{\"alg\":\"RS256\",\"a\":" + "[".repeat(5000)).getBytes(StandardCharsets.UTF_8));
        assertInvalid(deep + "." + deep + ".AAAA", "no signed JWT");
    }

    @Test
    void aTokenThatIsTooLongIsRefused() {
        assertInvalid(token().with("padding", "x".repeat(16_000)).by(Keys.RSA), "longer than 16000");
    }

    @Test
    void noneIsNoAlgorithm() {
        String plain = new PlainJWT(token().claims()).serialize();
        assertInvalid(plain, "no signed JWT");
        assertInvalid(plain + "AAAA", "no signed JWT");
    }

    @Test
    void aPublicKeyIsNoSecret() throws JOSEException {
        byte[] der = Keys.RSA.toPublicKey().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] jwk = Keys.RSA.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        for (byte[] secret : List.of(der, pem, jwk)) {
            for (JWSAlgorithm algorithm : List.of(JWSAlgorithm.HS256, JWSAlgorithm.HS384, JWSAlgorithm.HS512)) {
                assertInvalid(token().by(new MACSigner(secret), algorithm, "rsa-1"), "algorithm");
            }
        }
    }

    @Test
    void onlyTheIssuersKeysCount() {
        assertInvalid(token().by(Keys.OTHER_RSA), "no such key");
        assertInvalid(token().by(Keys.OTHER_RSA, JWSAlgorithm.RS256, "rsa-1"), "signature");
        assertInvalid(token().by(Keys.OTHER_RSA, JWSAlgorithm.RS256, null), "signature");
        assertInvalid(
                token().by(Keys.OTHER_RSA, JWSAlgorithm.RS256, "enc"), "no such key"); // that one is for encryption
        String own = token().header(header -> header.jwk(Keys.OTHER_RSA.toPublicJWK()))
                .by(Keys.OTHER_RSA, JWSAlgorithm.RS256, "rsa-1");
        assertInvalid(own, "signature");
    }

    @Test
    void aKeyServesItsOwnKindOnly() {
        assertInvalid(token().by(Keys.OTHER_RSA, JWSAlgorithm.RS256, "ec-1"), "no such key");
        assertInvalid(token().by(Keys.EC, JWSAlgorithm.ES256, "rsa-1"), "no such key");
        assertInvalid(token().by(Keys.EC, JWSAlgorithm.ES256, "ec-384"), "signature");
        assertInvalid(token().by(Keys.EC, JWSAlgorithm.ES256, "ed"), "no such key");
        assertInvalid(token().by(Keys.WEAK_RSA), "no such key");
    }

    @Test
    void whatWasChangedIsRefused() {
        String[] parts = token().by(Keys.RSA).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("ocpp:command", "ocpp:administer");
        String more = Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        assertInvalid(parts[0] + "." + more + "." + parts[2], "signature");
        assertInvalid(parts[0] + "." + parts[1] + "." + parts[2].substring(4), "signature");
        String[] curve = token().by(Keys.EC).split("\\.", -1);
        assertInvalid(curve[0] + "." + curve[1] + "." + "A".repeat(86), "signature"); // zeros
        assertInvalid(curve[0] + "." + curve[1] + ".AAAA", "signature");
    }

    @Test
    void extensionsAreNotUnderstood() {
        UnaryOperator<JWSHeader.Builder> unknown =
                header -> header.criticalParams(Set.of("exp")).customParam("exp", 1);
        assertInvalid(token().header(unknown).by(Keys.RSA), "crit");
        UnaryOperator<JWSHeader.Builder> unencoded =
                header -> header.criticalParams(Set.of("b64")).base64URLEncodePayload(true);
        assertInvalid(token().header(unencoded).by(Keys.RSA), "crit");
    }

    @ParameterizedTest
    @CsvSource({"JWT,true", "jwt,true", "at+jwt,true", "application/at+jwt,true", "JOSE,false", "logout+jwt,false"})
    void theTypeIsThatOfAnAccessToken(String type, boolean good) {
        String signed =
                token().header(header -> header.type(new JOSEObjectType(type))).by(Keys.RSA);
        if (good) {
            assertThat(caller(signed).name()).isEqualTo("sso:anna");
        } else {
            assertInvalid(signed, "type");
        }
    }

    @Test
    void theTypeMayBeMissing() {
        assertThat(caller(token().header(header -> header).by(Keys.RSA)).name()).isEqualTo("sso:anna");
    }

    @Test
    void issuerAndAudienceMustBeThese() {
        assertInvalid(token().with("iss", ISSUER + "/").by(Keys.RSA), "issuer");
        assertInvalid(token().with("iss", null).by(Keys.RSA), "issuer");
        assertInvalid(token().with("aud", "account").by(Keys.RSA), "audience");
        assertInvalid(token().with("aud", null).by(Keys.RSA), "audience");
        assertInvalid(token().with("aud", List.of("OCPP-CS-SERVER", "account")).by(Keys.RSA), "audience");
        assertThat(caller(token().with("aud", List.of("account", Token.AUDIENCE))
                                .by(Keys.RSA))
                        .name())
                .isEqualTo("sso:anna");
    }

    @Test
    void anExpiredTokenIsForbidden() {
        ProblemException refused = refusal(token().until(NOON.minusSeconds(61)).by(Keys.RSA));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.outcome()).isEqualTo("tokenExpired");
        assertThat(refused.members()).containsEntry("expiredAt", "2026-11-22T11:58:59Z");
        assertThat(refused.headers().get("WWW-Authenticate")).contains("error=\"invalid_token\"");
        assertThat(caller(token().until(NOON.minusSeconds(59)).by(Keys.RSA)).name())
                .isEqualTo("sso:anna");
        assertInvalid(token().until(NOON.minusSeconds(61)).by(Keys.OTHER_RSA), "no such key");
        assertInvalid(
                token().until(NOON.minusSeconds(61)).by(Keys.OTHER_RSA, JWSAlgorithm.RS256, "rsa-1"), "signature");
    }

    @Test
    void timesMustFit() {
        assertInvalid(token().with("exp", null).by(Keys.RSA), "exp");
        assertInvalid(token().with("nbf", Date.from(NOON.plusSeconds(62))).by(Keys.RSA), "nbf");
        assertInvalid(token().with("iat", Date.from(NOON.plusSeconds(62))).by(Keys.RSA), "iat");
        assertThat(caller(token().with("nbf", Date.from(NOON.plusSeconds(59))).by(Keys.RSA))
                        .name())
                .isEqualTo("sso:anna");
        assertThat(caller(token().with("iat", null).by(Keys.RSA)).name()).isEqualTo("sso:anna");
    }

    @Test
    void scopesAreWordsOrLists() {
        assertThat(caller(token().scope("ocpp:view").by(Keys.RSA)).scope()).isEqualTo(Scope.VIEW);
        assertThat(caller(token().scope("viewer  ocpp:administer").by(Keys.RSA)).scope())
                .isEqualTo(Scope.ADMINISTER);
        assertThat(caller(token().with("scope", List.of("viewer", "x")).by(Keys.RSA))
                        .scope())
                .isEqualTo(Scope.VIEW);
        for (Object none : List.of("", "openid", "OCPP:VIEW", List.of(), List.of("a viewer"), 7, Map.of("viewer", 1))) {
            assertNoScope(token().with("scope", none).by(Keys.RSA));
        }
        assertNoScope(token().with("scope", null).by(Keys.RSA));
    }

    private void assertNoScope(String token) {
        ProblemException refused = refusal(token);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.outcome()).isEqualTo("insufficientScope");
        assertThat(refused).hasMessageContaining("sso:anna").hasMessageContaining("scope");
        assertThat(refused.headers().get("WWW-Authenticate")).contains("error=\"insufficient_scope\"");
    }

    @ParameterizedTest
    @CsvSource({
        "realm_access.roles,VIEW",
        "resource_access.ocpp.roles,COMMAND",
        "resource_access.my.client.roles,ADMINISTER",
        "https://example.com/roles,COMMAND"
    })
    void scopesMayBeWithinOtherClaims(String claim, Scope scope) {
        String signed = token().with("scope", null)
                .with("realm_access", Map.of("roles", List.of("offline_access", "viewer")))
                .with(
                        "resource_access",
                        Map.of(
                                "ocpp", Map.of("roles", List.of("ocpp:command")),
                                "my.client", Map.of("roles", List.of("ocpp:administer"))))
                .with("https://example.com/roles", List.of("ocpp:command"))
                .by(Keys.RSA);
        try (SingleSignOn nested = with(claim)) {
            assertThat(nested.authenticate("Bearer " + signed).orElseThrow().scope())
                    .isEqualTo(scope);
        }
    }

    @Test
    void theNameComesFromTheFirstClaimThatHasOne() {
        Token token = token().with("client_id", "script").with("azp", "web");
        assertThat(caller(token.by(Keys.RSA)).name()).isEqualTo("sso:anna");
        assertThat(caller(token.with("preferred_username", " ").by(Keys.RSA)).name())
                .isEqualTo("sso:script");
        assertThat(caller(token.with("client_id", 7).by(Keys.RSA)).name()).isEqualTo("sso:web");
        assertThat(caller(token.with("azp", null).by(Keys.RSA)).name()).isEqualTo("sso:1234-5678");
        assertInvalid(token.with("sub", null).by(Keys.RSA), "nobody");
    }

    @Test
    void namesFitTheLogAndStayDifferent() {
        List<String> odd = List.of(
                "a b",
                "a_b",
                "a\nb",
                "\u202Eanna",
                "anna~1",
                "\uD83D\uDE00".repeat(80),
                "x".repeat(300),
                "x".repeat(301),
                "x".repeat(97));
        List<String> names = odd.stream()
                .map(name -> caller(token().with("preferred_username", name).by(Keys.RSA))
                        .name())
                .toList();
        assertThat(names).doesNotHaveDuplicates().allSatisfy(name -> {
            assertThat(name).startsWith("sso:").hasSizeLessThanOrEqualTo(100);
            assertThat(name.codePoints())
                    .allMatch(letter -> letter > ' ' && (letter < 127 || Character.isLetterOrDigit(letter)));
        });
        assertThat(names.get(1)).isEqualTo("sso:a_b");
        assertThat(names.get(0)).matches("sso:a_b~[0-9a-f]{16}");
        String imitation = names.get(0).substring(4);
        assertThat(caller(token().with("preferred_username", imitation).by(Keys.RSA))
                        .name())
                .isNotEqualTo(names.get(0));
        assertThat(caller(token().with("preferred_username", "J\u00FCrgen").by(Keys.RSA))
                        .name())
                .isEqualTo("sso:J\u00FCrgen");
    }
}
