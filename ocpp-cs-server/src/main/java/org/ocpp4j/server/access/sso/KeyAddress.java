package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.net.WebAddress;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JWKS at an address, or at the address that the issuer's own description names (OpenID Connect Discovery 1.0). The
 * description is read anew each time, so that an issuer may move its keys. Stateless besides the HTTP client.
 */
final class KeyAddress implements KeySource {
    static final String DESCRIPTION = "/.well-known/openid-configuration";

    private final Fetch fetch;
    private final String issuer;
    private final @Nullable URI keys;
    private final Duration deadline;

    /**
     * Keys at an address.
     *
     * @param issuer the issuer, whose description has the address if none is given
     * @param keys their address; null to read it from the issuer's description
     * @param deadline how long everything may take
     */
    KeyAddress(String issuer, @Nullable URI keys, Duration deadline) {
        this.fetch = new Fetch();
        this.issuer = issuer;
        this.keys = keys;
        this.deadline = deadline;
    }

    @Override
    public JWKSet read() throws IOException, InterruptedException {
        long end = System.nanoTime() + deadline.toNanos();
        URI address = keys == null ? described(fetch.text(description(issuer), end)) : keys;
        try {
            return KeyText.read(fetch.text(address, end));
        } catch (IOException failed) {
            throw new IOException(Fetch.shown(address) + ": " + failed.getMessage());
        }
    }

    private URI described(String text) throws IOException {
        JsonNode description;
        try {
            description = JsonMapper.shared().readTree(text);
        } catch (JacksonException malformed) {
            throw new IOException("the issuer's description is no JSON");
        }
        if (!description.path("issuer").asString("").equals(issuer)) {
            throw new IOException("the issuer's description is that of another issuer");
        }
        String address = description.path("jwks_uri").asString("");
        if (!WebAddress.isSafe(address)) {
            throw new IOException("the issuer's description names no jwks_uri over https");
        }
        URI keysThere = URI.create(address);
        if (keysThere.getScheme().equalsIgnoreCase("http")
                && description(issuer).getScheme().equalsIgnoreCase("https")) {
            throw new IOException("the issuer's description leads from https to http");
        }
        return keysThere;
    }

    /** Where an issuer describes itself. */
    static URI description(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + DESCRIPTION);
    }

    @Override
    public String name() {
        return keys == null ? issuer : Fetch.shown(keys);
    }
}
