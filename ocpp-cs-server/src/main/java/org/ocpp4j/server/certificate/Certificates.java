package org.ocpp4j.server.certificate;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.GenericStatus;
import org.ocpp4j.core.v16.SignCertificateRequest;
import org.ocpp4j.core.v16.SignCertificateResponse;
import org.ocpp4j.server.certificate.CertificateQueue.Row;
import org.ocpp4j.server.certificate.CertificateQueue.Status;
import org.ocpp4j.server.log.LogFields;
import org.ocpp4j.server.thread.Threads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes requests for certificates to the signer and delivers the results. The queue is the table, so nothing is lost
 * when the server stops, and memory stays bounded: at most a hundred requests are with the signer or under delivery at
 * a time.
 *
 * <p>One thread of this object calls signer and delivery and writes their results, so that neither the stations'
 * handlers nor the threads of the signer wait for the database. Its own queue is bounded; dropped entries stay in the
 * table, and are resumed with the next request or at the next start. {@link #close} drops the queue.
 */
public final class Certificates implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final int MOST_AT_ONCE = 100;

    private final CertificateQueue queue;
    private final @Nullable CertificateSigner signer;
    private final CertificateDelivery delivery;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor worker = Threads.pool("ocpp-certificates", 1, 1000);

    public Certificates(CertificateQueue queue, @Nullable CertificateSigner signer, CertificateDelivery delivery) {
        this.queue = queue;
        this.signer = signer;
        this.delivery = delivery;
    }

    public SignCertificateResponse requested(Station station, SignCertificateRequest request) {
        CertificateQueue.Added added = queue.add(station, request);
        LOG.info("{} asks for a certificate: {}", station.identity(), added.words());
        return response(added);
    }

    static SignCertificateResponse response(CertificateQueue.Added added) {
        boolean queued = added == CertificateQueue.Added.QUEUED;
        return new SignCertificateResponse(queued ? GenericStatus.ACCEPTED : GenericStatus.REJECTED);
    }

    /** Continues with requests that wait for the signer. */
    public void sign() {
        execute(this::signSome, () -> {});
    }

    /** Continues with waiting deliveries, to one station or, for null, to all. */
    public void deliver(@Nullable String identity) {
        execute(() -> queue.list(Status.SIGNED, identity, 2 * MOST_AT_ONCE).forEach(this::deliver), () -> {});
    }

    private void signSome() {
        CertificateSigner asked = signer;
        if (asked == null) {
            return;
        }
        // Twice as many as can be with the signer: those that are still have their old state.
        for (Row row : queue.list(Status.QUEUED, null, 2 * MOST_AT_ONCE)) {
            if (begin(row)) {
                stage(() -> asked.sign(row.identity(), row.csr()))
                        .whenComplete((verdict, failure) -> finish(row, () -> judged(row, verdict, failure)));
            }
        }
    }

    private void judged(Row row, CertificateSigner.@Nullable Verdict verdict, @Nullable Throwable failure) {
        if (verdict instanceof CertificateSigner.Signed signed
                && signed.chain().length() <= CertificateQueue.LONGEST_CHAIN) {
            Row with = new Row(row.seq(), row.identity(), row.csr(), Optional.of(signed.chain()));
            if (queue.move(with, Status.QUEUED, Status.SIGNED, null)) {
                LOG.info("{}: a certificate was signed", row.identity());
                deliver(row.identity());
            }
        } else if (verdict instanceof CertificateSigner.Declined declined) {
            LOG.warn("{}: no certificate was signed: {}", row.identity(), declined.why());
            queue.move(row, Status.QUEUED, Status.REJECTED, declined.why());
        } else {
            String why = failure == null ? "the signer gave no usable chain" : "the signer failed: " + failure;
            LOG.warn("{}: {}", row.identity(), why);
            queue.move(row, Status.QUEUED, Status.FAILED, why);
        }
        sign();
    }

    private void deliver(Row row) {
        String chain = row.chain().orElse(null);
        if (chain != null && begin(row)) {
            stage(() -> delivery.deliver(row.identity(), chain))
                    .whenComplete((outcome, failure) -> finish(row, () -> delivered(row, outcome, failure)));
        }
    }

    private void delivered(Row row, CertificateDelivery.@Nullable Outcome outcome, @Nullable Throwable failure) {
        if (outcome == null) {
            String why = "it is not known whether the station got it: " + failure;
            LOG.warn("{}: a certificate was sent; {}", row.identity(), why);
            queue.move(row, Status.SIGNED, Status.FAILED, why);
            return;
        }
        LOG.info("{}: delivery of a certificate: {}", row.identity(), outcome);
        switch (outcome) {
            case ACCEPTED -> queue.move(row, Status.SIGNED, Status.SENT, null);
            case REJECTED -> queue.move(row, Status.SIGNED, Status.REFUSED, "the station did not take it");
            case NOT_CONNECTED -> {}
        }
    }

    private boolean begin(Row row) {
        return busy.size() < MOST_AT_ONCE && busy.add(row.seq());
    }

    /** Writes the outcome of a request; if that fails, the request keeps its state and is processed again. */
    private void finish(Row row, Runnable task) {
        execute(
                () -> {
                    busy.remove(row.seq());
                    LogFields.station(row.identity()).run(task);
                },
                () -> busy.remove(row.seq()));
    }

    private void execute(Runnable task, Runnable dropped) {
        try {
            worker.execute(() -> {
                try {
                    task.run();
                } catch (RuntimeException failed) {
                    LOG.warn("Certificate requests wait: {}", failed.toString());
                }
            });
        } catch (RejectedExecutionException fullOrClosed) {
            dropped.run();
        }
    }

    private static <T> CompletionStage<T> stage(Supplier<CompletionStage<T>> asked) {
        try {
            return asked.get();
        } catch (RuntimeException thrown) {
            return CompletableFuture.failedFuture(thrown);
        }
    }

    /** Ends the thread after its current task. */
    @Override
    public void close() {
        worker.shutdownNow();
    }
}
