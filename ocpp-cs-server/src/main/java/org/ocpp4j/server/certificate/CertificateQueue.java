package org.ocpp4j.server.certificate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.server.bound.KeptRows;
import org.ocpp4j.server.bound.Kind;
import org.ocpp4j.server.database.Change;
import org.ocpp4j.server.database.Fingerprint;
import org.ocpp4j.server.event.Event;
import org.ocpp4j.server.event.EventType;
import org.ocpp4j.server.station.Storage;
import org.ocpp4j.server.straymessage.StrayMessages;
import org.ocpp4j.server.text.Truncation;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The table of certificate signing requests. Thread-safe; everything blocks. */
public final class CertificateQueue {
    /** All requests; those that wait are not old. */
    public static final KeptRows ROWS = KeptRows.ofStations("certificate_request")
            .untilOld("changed_at")
            .where("status not in ('QUEUED', 'SIGNED')");

    /** How far a request has come. */
    enum Status {
        /** It is not signed yet. */
        QUEUED,
        /** It is signed, and has to go to the station. */
        SIGNED,
        /** The signer declined. */
        REJECTED,
        /** The station took the certificate. */
        SENT,
        /** The station did not take the certificate. */
        REFUSED,
        /** The signer failed, or the delivery to the station has an unknown result. */
        FAILED
    }

    /** A request; the chain is empty while it is not signed. */
    record Row(long seq, String identity, String csr, Optional<String> chain) {}

    static final int LONGEST_CHAIN = 20_000;
    private static final int LONGEST_CSR = 10_000;
    private static final int MOST_ANSWERED = 100;

    private final Storage storage;
    private final StrayMessages strays;

    public CertificateQueue(Storage storage, StrayMessages strays) {
        this.storage = storage;
        this.strays = strays;
    }

    /** The outcome of a request. */
    enum Added {
        QUEUED("queued"),
        TOO_LONG("too long to be kept"),
        TOO_MANY("rejected, since too many of this station are not answered");

        private final String words;

        Added(String words) {
            this.words = words;
        }

        /** In a sentence. */
        String words() {
            return words;
        }
    }

    /**
     * Queues a request unless the station has sent the very same one, and it is still on its way. The lock on the station
     * keeps two threads from queueing one request. Of the requests that are answered a station has {@value #MOST_ANSWERED}
     * at most; the newest replace the oldest.
     */
    Added add(Station station, SignCertificateRequest request) {
        return storage.answer(station, change -> add(change, station.identity(), request), Certificates::response);
    }

    private Added add(Change change, String identity, SignCertificateRequest request) {
        storage.stations().ensure(change, identity);
        Truncation truncation = new Truncation();
        String csr = truncation.text("csr", request.csr(), LONGEST_CSR);
        if (!truncation.isComplete()) {
            strays.keep(change, identity, request, truncation.reason());
            return Added.TOO_LONG;
        }
        if (isUnderWay(change, identity, csr)) {
            return Added.QUEUED;
        }
        if (isFull(change, identity)) {
            storage.bounds().exceeded(Kind.CERTIFICATE_REQUESTS, identity, 1);
            return Added.TOO_MANY;
        }
        insert(change, identity, csr);
        return Added.QUEUED;
    }

    private static boolean isUnderWay(Change change, String identity, String csr) {
        change.handle()
                .createQuery("select identity from station where identity = :identity<forUpdate>")
                .bind("identity", identity)
                .mapTo(String.class)
                .one();
        return change.handle()
                        .createQuery("select count(*) from certificate_request where identity = :identity"
                                + " and fingerprint = :fingerprint and status in ('QUEUED', 'SIGNED')")
                        .bind("identity", identity)
                        .bind("fingerprint", Fingerprint.of(identity, csr))
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    private boolean isFull(Change change, String identity) {
        change.handle()
                .createUpdate("delete from certificate_request where identity = :identity"
                        + " and status not in ('QUEUED', 'SIGNED') and seq <= (select seq from certificate_request"
                        + " where identity = :identity and status not in ('QUEUED', 'SIGNED')"
                        + " order by seq desc limit 1 offset :most)")
                .bind("identity", identity)
                .bind("most", MOST_ANSWERED)
                .execute();
        return change.handle()
                        .createQuery("select count(*) from certificate_request where identity = :identity"
                                + " and status in ('QUEUED', 'SIGNED')")
                        .bind("identity", identity)
                        .mapTo(Long.class)
                        .one()
                >= storage.bounds().settings().mostOfStation(Kind.CERTIFICATE_REQUESTS);
    }

    private void insert(Change change, String identity, String csr) {
        Instant now = storage.now();
        change.handle()
                .createUpdate("insert into certificate_request (identity, csr, status, received_at, changed_at,"
                        + " fingerprint) values (:identity, :csr, 'QUEUED', :now, :now, :fingerprint)")
                .bind("identity", identity)
                .bind("csr", csr)
                .bind("now", now)
                .bind("fingerprint", Fingerprint.of(identity, csr))
                .execute();
        happened(change, identity, Status.QUEUED, null, now);
    }

    /** The oldest requests in a state, of one station or of all. */
    List<Row> list(Status status, @Nullable String identity, int most) {
        return storage.database()
                .read(handle -> handle.createQuery(
                                "select seq, identity, csr, certificate_chain from certificate_request where status = :status"
                                        + " and identity = coalesce(:identity, identity) order by seq limit " + most)
                        .bind("status", status.name())
                        .bind("identity", identity)
                        .map((rows, context) -> new Row(
                                rows.getLong("seq"),
                                rows.getString("identity"),
                                rows.getString("csr"),
                                Optional.ofNullable(rows.getString("certificate_chain"))))
                        .list());
    }

    /** Moves a request on; false if it is no longer in the state that it is to leave. */
    boolean move(Row row, Status from, Status to, @Nullable String detail) {
        Instant now = storage.now();
        String kept = new Truncation().optional("detail", detail, 500);
        return storage.database().change(change -> {
            int moved = change.handle()
                    .createUpdate("update certificate_request set status = :to, detail = :detail,"
                            + " certificate_chain = :chain, changed_at = :now where seq = :seq and status = :from")
                    .bind("to", to.name())
                    .bind("detail", kept)
                    .bind("chain", row.chain().orElse(null))
                    .bind("now", now)
                    .bind("seq", row.seq())
                    .bind("from", from.name())
                    .execute();
            if (moved > 0) {
                happened(change, row.identity(), to, kept, now);
            }
            return moved > 0;
        });
    }

    private static void happened(Change change, String identity, Status status, @Nullable String detail, Instant now) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("status", status.name());
        data.put("detail", detail);
        change.happened(new Event(EventType.CERTIFICATE, identity, now, data));
    }
}
