package org.ocpp4j.server.access.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.secret.Sha256;
import org.ocpp4j.server.text.Texts;

/** Reads the subject of a token and its permissions. Immutable. */
final class Claims {
    /** No token or account of this server has a colon in its name. */
    static final String PREFIX = "sso:";

    /** As long as the columns that keep it. */
    static final int LONGEST_NAME = 100;

    private static final List<String> NAMES = List.of("preferred_username", "client_id", "azp", "sub");

    private final SsoSettings settings;

    Claims(SsoSettings settings) {
        this.settings = settings;
    }

    /** The most that the scopes of a token allow; empty for nothing. */
    Optional<Scope> scope(JWTClaimsSet claims) {
        Set<String> held = words(find(claims.getClaims(), settings.scopeClaim()));
        if (settings.administer().stream().anyMatch(held::contains)) {
            return Optional.of(Scope.ADMINISTER);
        }
        if (settings.command().stream().anyMatch(held::contains)) {
            return Optional.of(Scope.COMMAND);
        }
        return settings.view().stream().anyMatch(held::contains) ? Optional.of(Scope.VIEW) : Optional.empty();
    }

    /** A claim by its name, or one within others by dots; a name may have dots itself. */
    private static @Nullable Object find(Map<?, ?> claims, String path) {
        Object direct = claims.get(path);
        for (int dot = path.indexOf('.'); direct == null && dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (claims.get(path.substring(0, dot)) instanceof Map<?, ?> within) {
                direct = find(within, path.substring(dot + 1));
            }
        }
        return direct;
    }

    private static Set<String> words(@Nullable Object claim) {
        if (claim instanceof String text) {
            return Set.copyOf(Arrays.asList(text.strip().split("\\s+", -1)));
        }
        if (claim instanceof Collection<?> list) {
            return list.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toSet());
        }
        return Set.of();
    }

    /** A name for the audit log; empty if the token has no subject. */
    Optional<String> name(JWTClaimsSet claims) {
        return NAMES.stream()
                .map(claims::getClaim)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(name -> !name.isBlank())
                .findFirst()
                .map(Claims::printable);
    }

    /**
     * Letters that cannot be printed become underscores; then, and if the name is cut, a hash keeps it unique. The hash
     * begins with a letter that counts as one of those, so that no other name can look like that.
     */
    private static String printable(String name) {
        StringBuilder shown = new StringBuilder(PREFIX);
        name.codePoints()
                .map(letter -> isPrintable(letter) ? letter : '_')
                .limit(LONGEST_NAME + 1)
                .forEach(shown::appendCodePoint);
        if (shown.length() <= LONGEST_NAME && shown.substring(PREFIX.length()).equals(name)) {
            return shown.toString();
        }
        String hash = "~" + Sha256.hex(name).substring(0, 16);
        return Texts.beginning(shown.toString(), LONGEST_NAME - hash.length()) + hash;
    }

    private static boolean isPrintable(int letter) {
        return letter < 128 ? letter > ' ' && letter < '~' : Character.isLetterOrDigit(letter);
    }
}
