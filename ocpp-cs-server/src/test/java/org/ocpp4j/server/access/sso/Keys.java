package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.List;

/** Pairs of keys for tests, made once, since making them takes long. */
public final class Keys {
    /** An RSA key. */
    public static final RSAKey RSA = rsa("rsa-1", 2048);

    /** Another one. */
    public static final RSAKey OTHER_RSA = rsa("rsa-2", 2048);

    static final RSAKey WEAK_RSA = rsa("weak", 1024);
    static final ECKey EC = ec("ec-1", Curve.P_256);
    static final ECKey EC_384 = ec("ec-384", Curve.P_384);

    private Keys() {}

    static RSAKey rsa(String id, int bits) {
        try {
            return new RSAKeyGenerator(bits, true).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    static ECKey ec(String id, Curve curve) {
        try {
            return new ECKeyGenerator(curve).keyID(id).generate();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    /** The public halves of keys, as an issuer shows them. */
    public static String jwks(JWK... keys) {
        return new JWKSet(List.of(keys)).toString();
    }
}
