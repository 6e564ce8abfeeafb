package org.ocpp4j.server.access;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.access.Credential.Kind;
import org.ocpp4j.server.access.CredentialBodies.CreatedCredential;
import org.ocpp4j.server.access.CredentialBodies.CredentialView;
import org.ocpp4j.server.access.CredentialBodies.NewCredential;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.RequestJson;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.text.Characters;
import org.ocpp4j.server.text.DurationText;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code /api/v1/credentials}: what the commands {@code token} and {@code account} do, while the server runs. Thread-safe. */
public final class CredentialResource implements ApiResource {
    private static final String PATH = "/api/v1/credentials";
    private static final List<String> MEMBERS = List.of("name", "kind", "scope", "expires", "password");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

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
        answer(request, 200, store.list().stream().map(each -> view(each, now)).toList());
    }

    private void create(Context request) {
        NewCredential wanted = read(request);
        String name = required("name", wanted.name());
        Scope scope = oneOf("scope", required("scope", wanted.scope()), Scope.class);
        Kind kind = oneOf("kind", required("kind", wanted.kind()), Kind.class);
        Instant expiresAt = wanted.expires() == null ? null : clock.instant().plus(duration(wanted.expires()));
        try {
            String secret = make(wanted, name, kind, scope, expiresAt);
            answer(request, 201, new CreatedCredential(name, word(kind), word(scope), expiresAt, secret));
        } catch (NameTakenException taken) {
            throw new ProblemException(409, "nameTaken", String.valueOf(taken.getMessage()));
        } catch (IllegalArgumentException refused) {
            throw invalid(String.valueOf(refused.getMessage()));
        }
    }

    private @Nullable String make(
            NewCredential wanted, String name, Kind kind, Scope scope, @Nullable Instant expiresAt) {
        String password = wanted.password();
        if (kind == Kind.TOKEN) {
            if (password != null) {
                throw new IllegalArgumentException("/password: a token has none; kind \"password\" has");
            }
            return store.createToken(name, scope, expiresAt);
        }
        String used = password == null ? Tokens.randomPassword() : password;
        store.createAccount(name, used, scope, expiresAt);
        return password == null ? used : null;
    }

    private void revoke(Context request) {
        String name = request.pathParam("name");
        if (!store.revoke(name, null)) {
            throw new ProblemException(
                    404, "unknownCredential", "There is no credential of that name that could be revoked");
        }
        request.status(204);
    }

    private static NewCredential read(Context request) {
        JsonNode body;
        try {
            body = RequestJson.of(request);
        } catch (RequestJson.UnreadableException unreadable) {
            throw invalid("The body " + unreadable.detail());
        }
        if (!body.isObject()) {
            throw invalid("The body is no JSON object");
        }
        for (String member : body.propertyNames()) {
            if (!MEMBERS.contains(member)) {
                throw invalid(
                        "/" + Problems.shorten(member) + " is unknown; expected are " + String.join(", ", MEMBERS));
            }
            JsonNode value = body.get(member);
            if (!value.isString() && !value.isNull()) {
                throw invalid("/" + member + " is no string");
            }
            if (value.isString() && Characters.isInvalidName(value.stringValue())) {
                throw invalid("/" + member + " has control characters");
            }
        }
        return MAPPER.treeToValue(body, NewCredential.class);
    }

    private static String required(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw invalid("/" + member + " is missing");
        }
        return value;
    }

    private static <E extends Enum<E>> E oneOf(String member, String value, Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            if (word(constant).equals(value)) {
                return constant;
            }
        }
        List<String> words = List.of(type.getEnumConstants()).stream()
                .map(CredentialResource::word)
                .toList();
        throw invalid("/" + member + " is none of " + String.join(", ", words));
    }

    private static Duration duration(String text) {
        return DurationText.read(text)
                .filter(duration -> !duration.isNegative() && duration.compareTo(Duration.ofDays(36_500)) <= 0)
                .orElseThrow(() -> invalid("/expires is no duration such as 90d"));
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

    private static ProblemException invalid(String detail) {
        return new ProblemException(400, "invalidRequest", detail);
    }

    private static void answer(Context request, int status, Object body) {
        request.status(status).contentType("application/json").result(MAPPER.writeValueAsString(body));
    }
}
