package org.ocpp4j.server.certificate;

import java.time.Clock;
import java.util.concurrent.CompletionException;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.Caller;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.thread.Causes;

/**
 *  The answers of operators to requests for certificates: stored first, then sent. Thread-safe; waits for the station.
 */
public final class CertificateAnswers implements CertificateChainDelivery {
    private final Database database;
    private final CertificateCommands outbound;
    private final Clock clock;

    public CertificateAnswers(Database database, CertificateCommands outbound, Clock clock) {
        this.database = database;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Delivery deliver(long request, String identity, String chain, Caller caller) {
        boolean mine = database.change(change -> change.handle()
                        .createUpdate("update certificate_request set status = 'SIGNED', certificate_chain = :chain,"
                                + " changed_at = :now where seq = :seq and status in ('QUEUED', 'SIGNED', 'FAILED')")
                        .bind("chain", chain)
                        .bind("now", clock.instant())
                        .bind("seq", request)
                        .execute()
                > 0);
        if (!mine) {
            throw new ProblemException(409, "answered", "The request " + request + " has been answered already");
        }
        Delivery delivery;
        try {
            delivery = switch (outbound.deliver(identity, chain, caller.name())
                    .toCompletableFuture()
                    .join()) {
                case ACCEPTED -> new Delivery("SENT", "");
                case REJECTED -> new Delivery("REFUSED", "The station does not accept the certificate");
                case NOT_CONNECTED -> new Delivery("SIGNED", "It is sent when the station boots");
            };
        } catch (CompletionException failed) {
            delivery = new Delivery("FAILED", String.valueOf(Causes.of(failed).getMessage()));
        }
        Delivery noted = delivery;
        database.run(change -> change.handle()
                .createUpdate("update certificate_request set status = :status, detail = :detail, changed_at = :now"
                        + " where seq = :seq")
                .bind("status", noted.status())
                .bind("detail", noted.detail().isEmpty() ? null : noted.detail())
                .bind("now", clock.instant())
                .bind("seq", request)
                .execute());
        return delivery;
    }
}
