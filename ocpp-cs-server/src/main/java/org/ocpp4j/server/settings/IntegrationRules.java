package org.ocpp4j.server.settings;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.ocpp4j.server.access.sso.SingleSignOn;
import org.ocpp4j.server.access.sso.SsoSettings;
import org.ocpp4j.server.backend.postgres.PostgresSettings;
import org.ocpp4j.server.backend.webhook.WebhookSettings;
import org.ocpp4j.server.backend.webhook.WebhookSettings.Authorization;
import org.ocpp4j.server.net.WebAddress;

/** What the settings of other people's systems must be besides having their types. */
final class IntegrationRules {
    private final SettingsRules.Rule rules;

    IntegrationRules(SettingsRules.Rule rules) {
        this.rules = rules;
    }

    void check(Settings settings) {
        webhook(settings.webhook());
        postgres(settings);
        sso(settings.sso());
        rules.keep(
                "emulators.folder",
                !settings.emulators().enable()
                        || isDirectory(settings.emulators().folder()),
                "a directory that exists, since emulators.enable is true",
                "emulators.enable");
    }

    private void webhook(WebhookSettings webhook) {
        rules.keep("webhook.url", SettingsRules.isWebAddress(webhook.url()), "an http or https URL, or nothing");
        rules.keep("webhook.url", !hasUserInfo(webhook.url()), "a URL without user and password");
        rules.keep("webhook.username", webhook.username().indexOf(':') < 0, "a name without a colon");
        rules.keep("webhook.token", webhook.token().matches("[\\x21-\\x7e]*"), "a token of visible ASCII characters");
        if (!webhook.enable()) {
            return;
        }
        rules.keep("webhook.url", !webhook.url().isEmpty(), "a URL, since webhook.enable is true", "webhook.enable");
        rules.keep(
                "webhook.username",
                webhook.authorization() != Authorization.BASIC
                        || !webhook.username().isEmpty(),
                "a name, since webhook.authorization is basic",
                "webhook.authorization");
        rules.keep(
                "webhook.token",
                webhook.authorization() != Authorization.BEARER
                        || !webhook.token().isEmpty(),
                "a token, since webhook.authorization is bearer",
                "webhook.authorization");
    }

    private void postgres(Settings settings) {
        PostgresSettings postgres = settings.postgres();
        rules.keep(
                "postgres.url",
                postgres.url().isEmpty() || isPostgres(postgres.url()),
                "a URL that begins with jdbc:postgresql:, or nothing");
        if (!postgres.enable()) {
            return;
        }
        rules.keep(
                "postgres.url",
                !postgres.url().isEmpty() || isPostgres(settings.database().url()),
                "a URL that begins with jdbc:postgresql:, since postgres.enable is true and database.url has none",
                "postgres.enable");
        rules.keep(
                "postgres.enable",
                !settings.webhook().enable(),
                "false, since webhook.enable is true: one backend answers stations");
    }

    private void sso(SsoSettings sso) {
        if (sso.issuer().isEmpty()) {
            return;
        }
        String keys = sso.keys();
        rules.keep(
                "sso.issuer",
                !keys.isEmpty() || WebAddress.isSafe(sso.issuer()),
                "an https URL, since sso.keys is empty and the issuer is asked for its keys");
        rules.keep(
                "sso.audience",
                !sso.audience().isBlank(),
                "an audience, since there is an issuer: else tokens for other programs would open this door",
                "sso.issuer");
        rules.keep("sso.scope-claim", !sso.scopeClaim().isBlank(), "the name of a claim");
        scopes("sso.view", sso.view());
        scopes("sso.command", sso.command());
        scopes("sso.administer", sso.administer());
        boolean file = !keys.isEmpty() && !keys.contains("://");
        rules.keep(
                "sso.keys",
                keys.isEmpty() || (file ? SettingsRules.isReadable(keys) : WebAddress.isSafe(keys)),
                "an https URL without a password, or a file that exists and that this user may read");
        if (file && SettingsRules.isReadable(keys)) {
            SingleSignOn.problemOfFile(sso)
                    .ifPresent(problem -> rules.keep("sso.keys", false, "a file with a JWKS; " + problem));
        }
    }

    private void scopes(String path, List<String> scopes) {
        rules.keep(path, scopes.stream().noneMatch(String::isBlank), "scopes that are not empty");
    }

    private static boolean isPostgres(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("jdbc:postgresql:");
    }

    private static boolean hasUserInfo(String url) {
        return SettingsRules.isWebAddress(url)
                && !url.isEmpty()
                && URI.create(url).getRawUserInfo() != null;
    }

    private static boolean isDirectory(String name) {
        try {
            return Files.isDirectory(Path.of(name));
        } catch (InvalidPathException wrong) {
            return false;
        }
    }
}
