package org.ocpp4j.server.access;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.Credential.Kind;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.database.Row;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.secret.PasswordHash;
import org.ocpp4j.server.secret.Sha256;
import org.ocpp4j.server.text.Texts;

/**
 * The table {@code api_credential}. Rows are never deleted: a revoked credential keeps its row, so that an API that was
 * once closed does not open again. Thread-safe; methods that read or write block.
 */
public final class CredentialStore {
    /** How many characters a password has at least. */
    public static final int SHORTEST_PASSWORD = 10;

    /** How many it has at most; more would only cost time. */
    public static final int LONGEST_PASSWORD = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,99}");
    private static final String RESERVED = "anonymous";

    private final Database database;
    private final Clock clock;

    /**
     * A store over a database.
     *
     * @param database where the credentials are
     * @param clock the source of the time
     */
    public CredentialStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Creates a token. Only its hash is stored.
     *
     * @param name its name; may be that of a revoked one
     * @param scope the permission of its owner
     * @param expiresAt from when on it is refused; null for never
     * @return the token, which cannot be read again
     * @throws IllegalArgumentException if the name is not valid, or the time has passed
     * @throws NameTakenException if the name is in use
     */
    public String createToken(String name, Scope scope, @Nullable Instant expiresAt) {
        String token = Tokens.random();
        insert(name, Kind.TOKEN, Sha256.hex(token), scope, expiresAt);
        return token;
    }

    /**
     * Creates an account. Only a hash of its password is stored.
     *
     * @param name its name; may be that of a revoked one
     * @param password its password
     * @param scope the permission of its owner
     * @param expiresAt from when on it is refused; null for never
     * @throws IllegalArgumentException if name or password is not valid, or the time has passed
     * @throws NameTakenException if the name is in use
     */
    public void createAccount(String name, String password, Scope scope, @Nullable Instant expiresAt) {
        if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw new IllegalArgumentException("A password has " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD
                    + " characters; this one has " + password.length());
        }
        insert(name, Kind.PASSWORD, PasswordHash.ofText(password).stored(), scope, expiresAt);
    }

    /**
     * Makes a password up.
     *
     * @return 24 random characters
     */
    public static String randomPassword() {
        return Tokens.randomPassword();
    }

    /**
     * All credentials, those that are revoked too.
     *
     * @return by name
     */
    public List<Credential> list() {
        return database.read(handle -> handle.createQuery("select * from api_credential order by name")
                .map((row, context) -> read(new Row(row)).credential())
                .list());
    }

    /**
     * Revokes a credential for ever. Requests under way are not affected.
     *
     * @param name its name
     * @param kind its kind; null for any
     * @return false if there is none of that name and kind, or if it is revoked already
     */
    public boolean revoke(String name, @Nullable Kind kind) {
        return database.change(change -> change.handle()
                        .createUpdate("update api_credential set revoked_at = :now, hash = '' where name = :name"
                                + " and revoked_at is null and (kind = :kind or :kind = '')")
                        .bind("now", now())
                        .bind("name", name)
                        .bind("kind", kind == null ? "" : kind.name())
                        .execute()
                > 0);
    }

    /**
     * Whether there is or ever was a credential.
     *
     * @return true from the first one on, for ever
     */
    public boolean any() {
        return database.read(handle -> handle.createQuery("select count(*) from api_credential")
                        .mapTo(Long.class)
                        .one()
                > 0);
    }

    Optional<StoredCredential> byName(String name) {
        return database.read(
                handle -> handle.createQuery("select * from api_credential where name = :name and kind = 'PASSWORD'")
                        .bind("name", name)
                        .map((row, context) -> read(new Row(row)))
                        .findOne());
    }

    Optional<StoredCredential> byHash(String hash) {
        return database.read(
                handle -> handle.createQuery("select * from api_credential where hash = :hash and kind = 'TOKEN'")
                        .bind("hash", hash)
                        .map((row, context) -> read(new Row(row)))
                        .findOne());
    }

    boolean isActive(Credential credential) {
        return credential.state(clock.instant()).equals("active");
    }

    private void insert(String name, Kind kind, String hash, Scope scope, @Nullable Instant expiresAt) {
        if (!NAME.matcher(name).matches() || name.equalsIgnoreCase(RESERVED)) {
            throw new IllegalArgumentException(
                    "The name \"" + Texts.shown(name, 100) + "\" cannot be used: a name has 1 to 100"
                            + " letters, digits and . _ @ -, begins with a letter or digit, and is not " + RESERVED);
        }
        if (expiresAt != null && !expiresAt.isAfter(clock.instant())) {
            throw new IllegalArgumentException("It would have expired at " + expiresAt);
        }
        database.run(change -> {
            Handle handle = change.handle();
            handle.createUpdate("delete from api_credential where name = :name and revoked_at is not null")
                    .bind("name", name)
                    .execute();
            int inserted = handle.createUpdate("insert into api_credential"
                            + " (name, kind, hash, scopes, created_at, expires_at)"
                            + " values (:name, :kind, :hash, :scope, :now, :expires) on conflict (name) do nothing")
                    .bind("name", name)
                    .bind("kind", kind.name())
                    .bind("hash", hash)
                    .bind("scope", scope.name().toLowerCase(Locale.ROOT))
                    .bind("now", now())
                    .bind("expires", expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MILLIS))
                    .execute();
            if (inserted == 0) {
                throw new NameTakenException(name);
            }
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static StoredCredential read(Row row) throws SQLException {
        Credential credential = new Credential(
                row.textOf("name"),
                Kind.valueOf(row.textOf("kind")),
                Scope.valueOf(row.textOf("scopes").toUpperCase(Locale.ROOT)),
                row.timeOf("created_at"),
                row.time("expires_at"),
                row.time("revoked_at"));
        return new StoredCredential(credential, row.textOf("hash"));
    }
}
