package org.ocpp4j.json.internal.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.FrameCodec;
import org.ocpp4j.json.internal.address.PercentEncoding;

/** The settings of {@link org.ocpp4j.json.WebSocketClientTransport.Builder}, which explains each of them. */
public record ClientSettings(
        URI endpoint,
        Function<String, byte @Nullable []> passwords,
        Duration connectTimeout,
        @Nullable Duration pingInterval,
        Duration pongTimeout,
        int maxFrameSize,
        int maxUnsent,
        FrameCodec codec) {

    /** The endpoint, a slash, and the identity (OCPP-J 1.6, section 3.1.1); a query stays at the end. */
    public URI address(String identity) {
        String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + path
                + (path.endsWith("/") ? "" : "/") + PercentEncoding.encode(identity) + query);
    }

    /** The user is the identity; the password is bytes, not text (OCPP-J 1.6, section 6.2.2). */
    public Optional<String> authorization(String identity) {
        byte[] password = passwords.apply(identity);
        if (password == null) {
            return Optional.empty();
        }
        byte[] user = (identity + ":").getBytes(StandardCharsets.UTF_8);
        byte[] credentials = new byte[user.length + password.length];
        System.arraycopy(user, 0, credentials, 0, user.length);
        System.arraycopy(password, 0, credentials, user.length, password.length);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
    }
}
