package org.ocpp4j.server.delivery;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.PATCH;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import tools.jackson.databind.JsonNode;

/** The subscriptions to events. Thread-safe; its handlers block. */
public final class SubscriptionResource implements ApiResource {
    private static final String TAG = "Subscriptions";
    private static final String ALL = "/api/v1/subscriptions";
    private static final String ONE = ALL + "/{id}";
    private static final String NONE = "There is no such subscription.";

    private final Deliveries deliveries;
    private final Subscriptions subscriptions;

    /** A subscription with its secret, which is shown this once. */
    record SubscriptionSecret(SubscriptionEntry subscription, String secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "SubscriptionSecret[" + subscription.id() + "]";
        }
    }

    /** The result of a ping. */
    record PingResult(
            boolean delivered,
            String outcome,
            @Nullable Integer status,
            @Nullable String error,
            long millis) {}

    /** The body of a request to change the secret. */
    record SecretBody(@Nullable String secret) {
        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "SecretBody[]";
        }
    }

    /** The body of a request to deliver dead letters again. */
    record RedeliveryBody(@Nullable Instant from) {}

    /**
     * The subscriptions of deliveries.
     *
     * @param deliveries keeps and delivers
     */
    public SubscriptionResource(Deliveries deliveries) {
        this.deliveries = deliveries;
        this.subscriptions = deliveries.subscriptions();
    }

    @Override
    public List<Operation> operations() {
        Schema entry = new Schema.OfRecord(SubscriptionEntry.class);
        Schema withSecret = new Schema.OfRecord(SubscriptionSecret.class);
        Schema body = new Schema.OfRecord(SubscriptionBody.class);
        return List.of(
                Operation.of(GET, ALL, "listSubscriptions")
                        .tag(TAG)
                        .summary("Lists who is told of events")
                        .description("The oldest first; " + Subscriptions.MOST + " at most. Secrets cannot be read.")
                        .answers(200, "All subscriptions.", new Schema.ListOf(SubscriptionEntry.class))
                        .handledBy(this::list),
                Operation.of(POST, ALL, "createSubscription")
                        .tag(TAG)
                        .summary("Has somebody told of events from now on")
                        .description(
                                "Events are posted to the URL as signed webhooks (Standard Webhooks). The secret in"
                                        + " the answer is shown this once. Types: "
                                        + String.join(", ", SubscriptionBody.TYPES)
                                        + ".")
                        .scope(Scope.ADMINISTER)
                        .body(body)
                        .answers(201, "The subscription and its secret.", withSecret)
                        .answers(400, "The body is wrong, or nothing may be sent to the URL.", null)
                        .answers(409, "There are too many: outcome tooManySubscriptions.", null)
                        .handledBy(this::create),
                one(Operation.of(GET, ONE, "getSubscription"))
                        .summary("Shows a subscription")
                        .answers(200, "The subscription.", entry)
                        .handledBy(request -> Respond.json(request, 200, SubscriptionEntry.of(found(request)))),
                one(Operation.of(PATCH, ONE, "patchSubscription"))
                        .summary("Changes a subscription")
                        .description(
                                "What the body does not say stays. The secret is changed by the operation for it."
                                        + " While it is disabled, no new events are kept for it; those that wait go on waiting.")
                        .scope(Scope.ADMINISTER)
                        .body(body)
                        .answers(200, "The subscription.", entry)
                        .answers(400, "The body is wrong, or nothing may be sent to the URL.", null)
                        .handledBy(this::patch),
                one(Operation.of(DELETE, ONE, "deleteSubscription"))
                        .summary("Deletes a subscription")
                        .description("What waits for it is not sent any more; its deliveries are deleted too.")
                        .scope(Scope.ADMINISTER)
                        .answers(204, "It is deleted.", null)
                        .handledBy(this::delete),
                one(Operation.of(POST, ONE + "/secret", "rotateSubscriptionSecret"))
                        .summary("Gives a subscription another secret")
                        .description(
                                "For a day, deliveries are signed with the secret before too. A secret may be given;"
                                        + " without one it is made up.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(SecretBody.class))
                        .answers(200, "The subscription and its secret.", withSecret)
                        .handledBy(this::rotate),
                one(Operation.of(POST, ONE + "/ping", "pingSubscription"))
                        .summary("Sends a test event at once")
                        .description("An event of the type ping, signed as all are, once; it is not kept.")
                        .scope(Scope.ADMINISTER)
                        .answers(200, "What came of it.", new Schema.OfRecord(PingResult.class))
                        .answers(429, "Other pings are under way: outcome busy.", null)
                        .handledBy(this::ping),
                one(Operation.of(POST, ONE + "/redeliver", "redeliverDeadLetters"))
                        .summary("Has the dead letters of a subscription delivered again")
                        .description("The oldest first; those of events from a moment on, or all. Where the answer says"
                                + " that there are more, ask again.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(RedeliveryBody.class))
                        .answers(200, "How many wait again.", new Schema.OfRecord(Deliveries.Revived.class))
                        .handledBy(this::redeliver));
    }

    private static Operation.Builder one(Operation.Builder operation) {
        return operation.tag(TAG).path("id", "The subscription.").answers(404, NONE, null);
    }

    private Subscription found(Context request) {
        return subscriptions.find(Query.path(request, "id")).orElseThrow(SubscriptionResource::unknown);
    }

    private static ProblemException unknown() {
        return Problems.notFound(NONE);
    }

    private void list(Context request) {
        Respond.json(
                request,
                200,
                subscriptions.all().stream().map(SubscriptionEntry::of).toList());
    }

    private void create(Context request) {
        Body body = Body.of(request);
        Subscription.Wish wish = SubscriptionBody.create(body, deliveries);
        Secret given = SubscriptionBody.secret(body);
        body.end();
        Secret secret = given == null ? Secret.random() : given;
        Subscription made = subscriptions
                .create(wish, secret)
                .orElseThrow(() -> new ProblemException(
                        409,
                        "tooManySubscriptions",
                        "There are " + Subscriptions.MOST + " subscriptions; delete one first."));
        Respond.json(request, 201, new SubscriptionSecret(SubscriptionEntry.of(made), secret.reveal()));
    }

    private void patch(Context request) {
        String id = found(request).id();
        JsonNode json = Body.json(request);
        Body first = Body.of(json, "");
        URI url = SubscriptionBody.url(first, deliveries); // looks the host up: before anything is locked
        if (first.has("secret")) {
            throw first.problem("secret", "is changed by POST " + ALL + "/" + id + "/secret");
        }
        Subscription changed = subscriptions
                .change(id, before -> changed(Body.of(json, ""), before, url))
                .orElseThrow(SubscriptionResource::unknown);
        Respond.json(request, 200, SubscriptionEntry.of(changed));
    }

    private static Subscription.Wish changed(Body body, Subscription.Wish before, @Nullable URI url) {
        Subscription.Wish wish = SubscriptionBody.change(body, before, url);
        body.ignore("url");
        body.end();
        return wish;
    }

    private void delete(Context request) {
        if (!subscriptions.delete(Query.path(request, "id"))) {
            throw unknown();
        }
        Respond.nothing(request);
    }

    private void rotate(Context request) {
        String id = found(request).id();
        Body body = Body.optional(request);
        Secret given = SubscriptionBody.secret(body);
        body.end();
        Secret secret = given == null ? Secret.random() : given;
        Subscription changed = subscriptions.rotate(id, secret).orElseThrow(SubscriptionResource::unknown);
        Respond.json(request, 200, new SubscriptionSecret(SubscriptionEntry.of(changed), secret.reveal()));
    }

    private void ping(Context request) {
        Attempt attempt = deliveries
                .ping(found(request))
                .orElseThrow(() -> new ProblemException(429, "busy", "Other pings are under way; try again."));
        Respond.json(
                request,
                200,
                new PingResult(
                        attempt.outcome() == Attempt.Outcome.DELIVERED,
                        attempt.outcome().wireName(),
                        attempt.status(),
                        attempt.error(),
                        attempt.took().toMillis()));
    }

    private void redeliver(Context request) {
        String id = found(request).id();
        Body body = Body.optional(request);
        Instant from = body.time("from");
        body.end();
        Respond.json(request, 200, deliveries.redeliverDead(id, from));
    }
}
