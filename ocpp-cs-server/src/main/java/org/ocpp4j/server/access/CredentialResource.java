package org.ocpp4j.server.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.Credential.Kind;
import org.ocpp4j.server.access.CredentialBodies.CreatedCredential;
import org.ocpp4j.server.access.CredentialBodies.CredentialView;
import org.ocpp4j.server.access.CredentialBodies.NewCredential;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.text.DurationText;

/**
 *  {@code /api/v1/credentials}: the functions of the commands {@code token} and {@code account}, while the server runs.
 *  Thread-safe.
 */
public final class CredentialResource implements ApiResource {
    private static final String PATH = "/api/v1/credentials";
    private static final int LONGEST = 1000;

    private final CredentialStore store;
    private final Clock clock;

    /**
     * The resource of a store.
     *
     * @param store the credentials
     * @param clock the clock of the store
     */
    public CredentialResource(CredentialStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of(HandlerType.GET, PATH, "listCredentials")
                        .tag("Credentials")
                        .summary("Tokens and accounts of the API, by name")
                        .description("Those that are expired or revoked, too. Tokens and passwords cannot be read.")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "All credentials", new Schema.ListOf(CredentialView.class))
                        .handledBy(this::list),
                Operation.of(HandlerType.POST, PATH, "createCredential")
                        .tag("Credentials")
                        .summary("Makes a token or an account")
                        .description("The secret in the answer is shown this once; only a hash of it is kept. From the"
                                + " first credential on, the API asks everybody who he is.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(NewCredential.class))
                        .answers(201, "It is good from now on", new Schema.OfRecord(CreatedCredential.class))
                        .answers(409, "There is one of that name", null)
                        .handledBy(this::create),
                Operation.of(HandlerType.DELETE, PATH + "/{name}", "revokeCredential")
                        .tag("Credentials")
                        .summary("Revokes a token or an account for ever")
                        .scope(Scope.ADMINISTER)
                        .path("name", "Its name")
                        .answers(204, "It is refused from now on", null)
                        .answers(404, "There is none of that name, or it is revoked already", null)
                        .handledBy(this::revoke));
    }

    private void list(Context request) {
        Instant now = clock.instant();
        Respond.json(
                request, 200, store.list().stream().map(each -> view(each, now)).toList());
    }

    private void create(Context request) {
        Body body = Body.of(request);
        String name = body.required("name", body.name("name", LONGEST));
        Scope scope = oneOf(body, "scope", Scope.class);
        Kind kind = oneOf(body, "kind", Kind.class);
        String expires = body.name("expires", LONGEST);
        Instant expiresAt = expires == null ? null : clock.instant().plus(duration(body, expires));
        String password = body.name("password", LONGEST);
        body.end();
        if (kind == Kind.TOKEN && password != null) {
            throw body.problem("password", "is given; a token has none, kind \"password\" has");
        }
        try {
            String secret = make(name, kind, scope, expiresAt, password);
            Respond.json(request, 201, new CreatedCredential(name, word(kind), word(scope), expiresAt, secret));
        } catch (NameTakenException taken) {
            throw new ProblemException(409, "nameTaken", String.valueOf(taken.getMessage()));
        } catch (IllegalArgumentException refused) {
            throw Problems.invalidBody("", "cannot be used: " + refused.getMessage());
        }
    }

    private @Nullable String make(
            String name, Kind kind, Scope scope, @Nullable Instant expiresAt, @Nullable String password) {
        if (kind == Kind.TOKEN) {
            return store.createToken(name, scope, expiresAt);
        }
        String used = password == null ? Tokens.randomPassword() : password;
        store.createAccount(name, used, scope, expiresAt);
        return password == null ? used : null;
    }

    private void revoke(Context request) {
        String name = Query.path(request, "name");
        if (!store.revoke(name, null)) {
            throw new ProblemException(
                    404, "unknownCredential", "There is no credential of that name that could be revoked");
        }
        request.status(204);
    }

    private static <E extends Enum<E>> E oneOf(Body body, String member, Class<E> type) {
        List<String> words =
                Stream.of(type.getEnumConstants()).map(CredentialResource::word).toList();
        String word = body.required(member, body.oneOf(member, words));
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    private static Duration duration(Body body, String text) {
        return DurationText.read(text)
                .filter(duration -> !duration.isNegative() && duration.compareTo(Duration.ofDays(36_500)) <= 0)
                .orElseThrow(() -> body.problem("expires", "is no duration such as 90d"));
    }

    private static CredentialView view(Credential each, Instant now) {
        return new CredentialView(
                each.name(),
                word(each.kind()),
                word(each.scope()),
                each.state(now),
                each.createdAt(),
                each.expiresAt(),
                each.revokedAt());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
