package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.v16.DataTransferStatus;

/**
 * The answer to a vendor-specific message.
 *
 * @param status whether it was accepted
 * @param data the data of the answer; null if there are none
 * @param <A> the data
 */
public record DataTransferResult<A>(
        DataTransferStatus status, @Nullable A data) {
    /**
     * Accepted, with data.
     *
     * @param data the data of the answer, or null
     * @param <A> the data
     * @return the result
     */
    public static <A> DataTransferResult<A> accepted(@Nullable A data) {
        return new DataTransferResult<>(DataTransferStatus.ACCEPTED, data);
    }

    /**
     * Understood and refused.
     *
     * @param <A> the data
     * @return the result
     */
    public static <A> DataTransferResult<A> rejected() {
        return new DataTransferResult<>(DataTransferStatus.REJECTED, null);
    }
}
