package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ProblemException;

/**
 * Checks tokens: form, issuer, signature, audience, times, in this order, so that the sender of an invented token
 * learns nothing more. Thread-safe; waits at most for one fetch of the key ring.
 */
final class TokenCheck {
    /** Longest token, in characters. */
    static final int LONGEST = 16_000;

    /**
     * Signatures with a private and a public key only. With HS256 and the like, a checker could also sign, and a public
     * key could be taken for the secret. EdDSA would need a further library.
     */
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");
    private static final Duration SKEW = Duration.ofSeconds(60);
    private static final int LEAST_RSA_BITS = 2048;
    private static final int MOST_TRIED = 10;

    private final String issuer;
    private final String audience;
    private final KeyRing ring;
    private final Clock clock;

    TokenCheck(SsoSettings settings, KeyRing ring, Clock clock) {
        this.issuer = settings.issuer();
        this.audience = settings.audience();
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * Checks a token.
     *
     * @return its claims, which the issuer signed for this server and which count now
     * @throws ProblemException if it is refused
     */
    JWTClaimsSet check(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid("it is longer than " + LONGEST + " characters");
        }
        SignedJWT token;
        JWTClaimsSet claims;
        try {
            token = SignedJWT.parse(text);
            @Nullable JWTClaimsSet parsed = token.getJWTClaimsSet();
            if (parsed == null) {
                throw Refusal.invalid("it has no claims");
            }
            claims = parsed;
        } catch (ParseException | IllegalArgumentException malformed) {
            throw Refusal.invalid("it is no signed JWT"); // none is no signature
        }
        header(token.getHeader());
        if (!issuer.equals(claims.getIssuer())) {
            throw Refusal.invalid("it is of another issuer");
        }
        signature(token);
        if (!claims.getAudience().contains(audience)) {
            throw Refusal.invalid("its audience does not hold " + audience);
        }
        times(claims);
        return claims;
    }

    private static void header(JWSHeader header) {
        if (!ALGORITHMS.contains(header.getAlgorithm())) {
            throw Refusal.invalid("its algorithm is not allowed");
        }
        @Nullable JOSEObjectType type = header.getType();
        if (type != null && !TYPES.contains(type.getType().toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid("its type is neither JWT nor at+jwt");
        }
        @Nullable Set<String> critical = header.getCriticalParams();
        if ((critical != null && !critical.isEmpty()) || !header.isBase64URLEncodePayload()) {
            throw Refusal.invalid("its header asks for an extension (crit)");
        }
    }

    private void signature(SignedJWT token) {
        List<JWK> keys = fitting(token.getHeader());
        if (keys.isEmpty()) {
            boolean looked = ring.lookAgain();
            keys = fitting(token.getHeader());
            if (keys.isEmpty()
                    && (!looked || ring.keys() == null || !ring.failure().isEmpty())) {
                throw Refusal.noKeys(); // it may be a new key
            }
        }
        if (keys.isEmpty()) {
            throw Refusal.invalid("the issuer has no such key");
        }
        if (keys.stream().limit(MOST_TRIED).noneMatch(key -> isSignedBy(key, token))) {
            throw Refusal.invalid("its signature is wrong");
        }
    }

    private List<JWK> fitting(JWSHeader header) {
        @Nullable JWKSet known = ring.keys();
        if (known == null) {
            return List.of();
        }
        JWKMatcher matcher = JWKMatcher.forJWSHeader(header);
        return known.getKeys().stream()
                .filter(matcher::matches)
                .filter(key -> !key.getKeyType().equals(KeyType.RSA) || key.size() >= LEAST_RSA_BITS)
                .collect(Collectors.toList());
    }

    private static boolean isSignedBy(JWK key, SignedJWT token) {
        try {
            return key instanceof AsymmetricJWK pair
                    && token.verify(
                            new DefaultJWSVerifierFactory().createJWSVerifier(token.getHeader(), pair.toPublicKey()));
        } catch (JOSEException | IllegalStateException unfit) {
            return false;
        }
    }

    /** From when on a token that was checked is refused. */
    static Instant end(JWTClaimsSet checked) {
        return checked.getExpirationTime().toInstant().plus(SKEW);
    }

    private void times(JWTClaimsSet claims) {
        Instant now = clock.instant();
        @Nullable Date expires = claims.getExpirationTime();
        if (expires == null) {
            throw Refusal.invalid("it never expires (no exp)");
        }
        if (!now.isBefore(expires.toInstant().plus(SKEW))) {
            throw Refusal.expired(expires.toInstant());
        }
        if (isAhead(claims.getNotBeforeTime(), now)) {
            throw Refusal.invalid("it does not count yet (nbf)");
        }
        if (isAhead(claims.getIssueTime(), now)) {
            throw Refusal.invalid("it comes from the future (iat)");
        }
    }

    private static boolean isAhead(@Nullable Date time, Instant now) {
        return time != null && time.toInstant().isAfter(now.plus(SKEW));
    }
}
