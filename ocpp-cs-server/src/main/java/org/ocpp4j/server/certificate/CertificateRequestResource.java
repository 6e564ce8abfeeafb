package org.ocpp4j.server.certificate;

import static io.javalin.http.HandlerType.DELETE;
import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Body;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Problems;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.Scope;
import org.ocpp4j.server.rest.list.Deletion;
import org.ocpp4j.server.rest.list.Filter;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Query;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TableChunks;
import tools.jackson.databind.node.JsonNodeFactory;

/** Stations' requests for certificates: people or programs answer them here. Thread-safe; its handlers block. */
public final class CertificateRequestResource implements ApiResource {
    private static final String TAG = "Security";
    private static final String REQUESTS = "/api/v1/certificateRequests";
    private static final String REQUEST = REQUESTS + "/{id}";
    private static final List<String> STATUSES = List.of("QUEUED", "SIGNED", "REJECTED", "SENT", "REFUSED", "FAILED");

    private final Database database;
    private final Clock clock;
    private final CertificateChainDelivery delivery;
    private final Listing<CertificateRequestEntry> listing;
    private final Deletion deletion;

    /**
     * Why a request is rejected.
     *
     * @param detail the reason, for people; null for none
     */
    record Rejection(@Nullable String detail) {}

    /**
     * The requests in a database.
     *
     * @param database where they are
     * @param clock the source of the time
     * @param delivery delivers certificates to stations
     */
    public CertificateRequestResource(Database database, Clock clock, CertificateChainDelivery delivery) {
        this.database = database;
        this.clock = clock;
        this.delivery = delivery;
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                CertificateRequestEntry.class,
                order,
                List.of(
                        Filter.text("identity", "identity", "Only those of this station.")
                                .byIndex(),
                        Filter.oneOf(
                                        "status",
                                        "status",
                                        STATUSES,
                                        "Only those that are QUEUED, SIGNED, REJECTED, SENT, REFUSED or FAILED.")
                                .byIndex(),
                        Filter.times("received_at", "when it came.")),
                CertificateRequestEntry.CSV,
                "certificate-requests",
                (where, values) -> new TableChunks<>(
                        database, "*", "certificate_request", where, order, CertificateRequestEntry::read));
        this.deletion = new Deletion(database, "certificate_request", listing.filters());
    }

    @Override
    public List<Operation> operations() {
        Schema entry = new Schema.OfRecord(CertificateRequestEntry.class);
        return List.of(
                listing.describe(Operation.of(GET, REQUESTS, "listCertificateRequests")
                                .tag(TAG)
                                .summary("Lists certificates that stations ask for")
                                .description(
                                        "QUEUED waits for an answer. SIGNED has its certificate, which is not sent yet."
                                                + " SENT was accepted by the station, REFUSED was not. FAILED could not be sent or"
                                                + " had no answer. REJECTED was rejected here. CSV leaves requests and certificates"
                                                + " out."))
                        .handledBy(listing::answer),
                request(Operation.of(GET, REQUEST, "getCertificateRequest"))
                        .summary("Shows a request")
                        .answers(200, "The request.", entry)
                        .handledBy(request -> Respond.json(request, 200, find(Query.number(request, "id")))),
                request(Operation.of(POST, REQUEST + "/certificate", "answerCertificateRequest"))
                        .summary("Gives a station its certificate")
                        .description("The certificate goes to the station by CertificateSigned.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(CertificateChainBody.class))
                        .answers(200, "What came of it.", new Schema.OfRecord(CertificateChainDelivery.Delivery.class))
                        .answers(409, "It was sent or rejected already: outcome alreadyAnswered.", null)
                        .handledBy(this::deliver),
                request(Operation.of(POST, REQUEST + "/reject", "rejectCertificateRequest"))
                        .summary("Rejects a request")
                        .description("Nothing is sent to the station, since OCPP has no message for it.")
                        .scope(Scope.ADMINISTER)
                        .body(new Schema.OfRecord(Rejection.class))
                        .answers(200, "The request.", entry)
                        .answers(409, "It was sent or rejected already: outcome alreadyAnswered.", null)
                        .handledBy(this::reject),
                deletion.of(Operation.of(DELETE, REQUESTS, "deleteCertificateRequests")
                        .tag(TAG)
                        .summary("Deletes certificate requests")));
    }

    private static Operation.Builder request(Operation.Builder operation) {
        return operation
                .tag(TAG)
                .path("id", "The number of the request.")
                .answers(404, "There is no such request.", null);
    }

    private CertificateRequestEntry find(long id) {
        return database.read(handle -> handle.createQuery(CertificateRequestEntry.SELECT + " where seq = :id")
                        .bind("id", id)
                        .map(CertificateRequestEntry::read)
                        .findOne())
                .orElseThrow(() -> Problems.notFound("There is no certificate request " + id + "."));
    }

    private void deliver(Context request) {
        long id = Query.number(request, "id");
        CertificateRequestEntry found = find(id);
        CertificateChainBody body = CertificateChainBody.of(Body.of(request));
        if (isAnswered(found.status())) {
            throw alreadyAnswered(found);
        }
        Respond.json(request, 200, delivery.deliver(id, found.identity(), body.certificateChain(), Caller.of(request)));
    }

    private void reject(Context request) {
        long id = Query.number(request, "id");
        CertificateRequestEntry found = find(id);
        Body body = Body.optional(request);
        String detail = body.text("detail", 500);
        body.end();
        boolean rejected = database.change(change -> reject(change, found, detail));
        if (!rejected) {
            throw alreadyAnswered(find(id));
        }
        Respond.json(request, 200, find(id));
    }

    private boolean reject(Change change, CertificateRequestEntry found, @Nullable String detail) {
        Instant now = clock.instant();
        int updated = change.handle()
                .createUpdate("update certificate_request set status = 'REJECTED', detail = :detail, changed_at = :now"
                        + " where seq = :id and status not in ('SENT', 'REJECTED')")
                .bind("detail", detail)
                .bind("now", now)
                .bind("id", found.id())
                .execute();
        if (updated == 1) {
            change.happened(new Event(
                    EventType.CERTIFICATE,
                    found.identity(),
                    now,
                    JsonNodeFactory.instance.objectNode().put("id", found.id()).put("status", "REJECTED")));
        }
        return updated == 1;
    }

    private static boolean isAnswered(String status) {
        return status.equals("SENT") || status.equals("REJECTED");
    }

    private static ProblemException alreadyAnswered(CertificateRequestEntry found) {
        return new ProblemException(
                409,
                "alreadyAnswered",
                "The certificate request " + found.id() + " is " + found.status() + " already.",
                Map.of("status", found.status()));
    }
}
