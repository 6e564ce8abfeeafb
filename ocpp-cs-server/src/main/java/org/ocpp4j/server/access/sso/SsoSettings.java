package org.ocpp4j.server.access.sso;

import java.util.List;

/**
 * Tokens of a single sign-on: JWTs that an issuer signed.
 *
 * @param issuer their issuer, the claim {@code iss}; empty for no single sign-on
 * @param audience their audience, the claim {@code aud}; never empty where there is an issuer
 * @param keys where the issuer's keys are: a file or an https URL of a JWKS; empty to take it from the issuer's own
 *     description
 * @param scopeClaim the claim with the scopes: a list, or words with spaces between; dots lead to one within others
 * @param view which scopes may view
 * @param command which scopes may command, and view
 * @param administer which scopes may do everything
 */
public record SsoSettings(
        String issuer,
        String audience,
        String keys,
        String scopeClaim,
        List<String> view,
        List<String> command,
        List<String> administer) {
    /** Copies the lists. */
    public SsoSettings {
        view = List.copyOf(view);
        command = List.copyOf(command);
        administer = List.copyOf(administer);
    }
}
