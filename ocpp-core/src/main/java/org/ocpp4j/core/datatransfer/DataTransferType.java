package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.Nullable;

/**
 * One vendor-specific message: how it is addressed and what its data mean. Immutable. Both identifiers are compared without
 * regard to case, as OCPP 1.6 does with a {@code CiString}.
 *
 * @param vendorId the vendor, at most 255 characters
 * @param messageId the message, at most 50 characters; null for requests without one
 * @param request reads and writes the data of the request
 * @param response reads and writes the data of the response
 * @param <Q> the request
 * @param <A> the response
 */
public record DataTransferType<Q, A>(
        String vendorId, @Nullable String messageId, DataTransferCodec<Q> request, DataTransferCodec<A> response) {}
