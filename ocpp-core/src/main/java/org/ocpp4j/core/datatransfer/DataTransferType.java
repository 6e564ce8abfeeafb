package org.ocpp4j.core.datatransfer;

import org.jspecify.annotations.Nullable;

/**
 * One vendor-specific message: its identifiers and the codecs of its data. Immutable. Both identifiers are compared
 * ignoring case, as OCPP 1.6 compares a {@code CiString}.
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
