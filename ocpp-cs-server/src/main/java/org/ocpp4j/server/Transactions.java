package org.ocpp4j.server;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;

/**
 * Transactions, in memory. A start that is sent again gets its old id, a stop is kept once, and a stop of a transaction
 * that nobody started is kept too.
 *
 * <p>All state belongs to the lock of this object. It holds the latest ten thousand transactions; older ones are dropped.
 */
final class Transactions {
    /** What makes two StartTransaction requests the same one. */
    private record StartKey(String identity, long connectorId, String idTag, Instant timestamp, long meterStart) {}

    /** A transaction as it stands; {@code stop} is null while it is open. */
    record Transaction(
            long id,
            String identity,
            @Nullable StartTransactionRequest start,
            @Nullable StopTransactionRequest stop) {
        /** Energy in Wh, once the transaction has ended. */
        Optional<Long> energy() {
            return start == null || stop == null
                    ? Optional.empty()
                    : Optional.of(stop.meterStop() - start.meterStart());
        }
    }

    private static final int KEPT = 10_000;

    private final SecureRandom random = new SecureRandom();
    private final Map<StartKey, Long> ids = new HashMap<>();
    private final Map<Long, Transaction> transactions = new LinkedHashMap<>();

    /** Starts a transaction, or finds the one that this very request started before. The id cannot be guessed. */
    synchronized Transaction start(String identity, StartTransactionRequest request) {
        Long known = ids.get(key(identity, request));
        Transaction started = known == null ? null : transactions.get(known);
        if (started == null) {
            started = new Transaction(unusedId(), identity, request, null);
            ids.put(key(identity, request), started.id());
            keep(started);
        }
        return started;
    }

    /** Ends a transaction of this station, unless it has ended before; returns it as it stands then. */
    synchronized Transaction stop(String identity, StopTransactionRequest request) {
        Transaction open = transactions.get(request.transactionId());
        if (open == null || !open.identity().equals(identity)) {
            return keep(new Transaction(unusedId(), identity, null, request));
        }
        return open.stop() != null ? open : keep(new Transaction(open.id(), identity, open.start(), request));
    }

    /** Finds a transaction of a station. */
    synchronized Optional<Transaction> find(String identity, long id) {
        return Optional.ofNullable(transactions.get(id))
                .filter(found -> found.identity().equals(identity));
    }

    synchronized int size() {
        return transactions.size();
    }

    private Transaction keep(Transaction transaction) {
        transactions.put(transaction.id(), transaction);
        if (transactions.size() > KEPT) {
            Transaction oldest = transactions.values().iterator().next();
            transactions.remove(oldest.id());
            if (oldest.start() != null) {
                ids.remove(key(oldest.identity(), oldest.start()));
            }
        }
        return transaction;
    }

    private long unusedId() {
        long id;
        do {
            id = 1L + random.nextInt(Integer.MAX_VALUE);
        } while (transactions.containsKey(id));
        return id;
    }

    private static StartKey key(String identity, StartTransactionRequest request) {
        return new StartKey(
                identity, request.connectorId(), request.idTag(), request.timestamp(), request.meterStart());
    }
}
