package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A token as issuers make them: for anna, for this server, for five minutes. */
public final class Token {
    /** Whom the tokens are for. */
    public static final String AUDIENCE = "ocpp-cs-server";

    private JWTClaimsSet claims;
    private UnaryOperator<JWSHeader.Builder> header = each -> each.type(JOSEObjectType.JWT);

    private Token(JWTClaimsSet claims) {
        this.claims = claims;
    }

    /** Begins a token. */
    public static Token of(String issuer, Instant now) {
        return new Token(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject("1234-5678")
                .claim("preferred_username", "anna")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .build());
    }

    /** Sets a claim; null takes it away. */
    public Token with(String claim, @Nullable Object value) {
        claims = new JWTClaimsSet.Builder(claims).claim(claim, value).build();
        return this;
    }

    /** Sets its scopes. */
    public Token scope(String words) {
        return with("scope", words);
    }

    /** Says when it expires. */
    public Token until(Instant end) {
        return with("exp", Date.from(end));
    }

    Token header(UnaryOperator<JWSHeader.Builder> change) {
        header = change;
        return this;
    }

    JWTClaimsSet claims() {
        return claims;
    }

    /** Signs it with the usual algorithm of a key. */
    public String by(JWK key) {
        if (key instanceof ECKey pair) {
            return by(
                    key, pair.getCurve().equals(Curve.P_256) ? JWSAlgorithm.ES256 : JWSAlgorithm.ES384, key.getKeyID());
        }
        return by(key, JWSAlgorithm.RS256, key.getKeyID());
    }

    String by(JWK key, JWSAlgorithm algorithm, @Nullable String keyId) {
        try {
            JWSSigner signer = key instanceof RSAKey rsa
                    ? new RSASSASigner(rsa.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance()))
                    : new ECDSASigner(key.toECKey());
            return by(signer, algorithm, keyId);
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    String by(JWSSigner signer, JWSAlgorithm algorithm, @Nullable String keyId) {
        try {
            SignedJWT token = new SignedJWT(
                    header.apply(new JWSHeader.Builder(algorithm).keyID(keyId)).build(), claims);
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }
}
