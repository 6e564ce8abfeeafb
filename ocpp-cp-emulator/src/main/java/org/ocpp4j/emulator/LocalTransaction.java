package org.ocpp4j.emulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.MeterValue;
import org.ocpp4j.core.v16.MeterValuesRequest;
import org.ocpp4j.core.v16.Reason;
import org.ocpp4j.core.v16.StartTransactionRequest;
import org.ocpp4j.core.v16.StopTransactionRequest;

/**
 * A transaction, as the station knows it: without an id until the central system has answered StartTransaction. Belongs
 * to the station's serial executor.
 */
final class LocalTransaction {
    private final StartTransactionRequest start;
    private @Nullable Long id;

    LocalTransaction(StartTransactionRequest start) {
        this.start = start;
    }

    StartTransactionRequest start() {
        return start;
    }

    /** The id that the central system assigned. */
    Optional<Long> id() {
        return Optional.ofNullable(id);
    }

    void number(long transactionId) {
        id = transactionId;
    }

    /** Empty if the transaction never got an id, since the message could not be assigned to it. */
    Optional<MeterValuesRequest> meterValues(MeterValue value) {
        return id().map(number -> new MeterValuesRequest(start.connectorId(), number, List.of(value)));
    }

    /** Empty as {@link #meterValues} is. */
    Optional<StopTransactionRequest> stop(Instant when, long meterStop, Reason reason) {
        return id().map(number -> new StopTransactionRequest(number, start.idTag(), when, meterStop, reason, null));
    }
}
