package org.ocpp4j.core.datatransfer;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CallOptions;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handler;
import org.ocpp4j.core.Peer;
import org.ocpp4j.core.PeerListener;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.v16.DataTransferRequest;
import org.ocpp4j.core.v16.DataTransferResponse;
import org.ocpp4j.core.v16.DataTransferStatus;
import tools.jackson.databind.DatabindException;

/**
 * The vendor extensions that an application understands, as one handler: {@code handlers.on(DataTransferRequest.class,
 * new DataTransfers<Station>().on(PRICE, (station, price) -> ...))}.
 *
 * <p>An unknown vendor is answered UnknownVendorId, an unknown message of a known vendor UnknownMessageId. Data that
 * the codec cannot read are answered Rejected, and reported as {@link PeerListener#problem}, which logs by default.
 * Register all extensions before the handler is in use.
 *
 * @param <P> the kind of peer that sends the calls
 */
public final class DataTransfers<P extends Peer> implements Handler<P, DataTransferRequest, DataTransferResponse> {
    private interface Extension<P> {
        DataTransferResponse answer(P peer, @Nullable String data);
    }

    private static final Comparator<String> ANY_CASE = String.CASE_INSENSITIVE_ORDER;

    private final PeerListener<P> listener;
    private final Map<String, Map<@Nullable String, Extension<P>>> vendors = new TreeMap<>(ANY_CASE);

    /** Creates a handler without extensions, which logs unreadable data. */
    public DataTransfers() {
        this(new PeerListener<>() {});
    }

    /**
     * Creates a handler without extensions.
     *
     * @param listener its method {@code problem} is called for unreadable data, with the message, the exception of the
     *     codec and its place, but no part of the data
     */
    public DataTransfers(PeerListener<P> listener) {
        this.listener = listener;
    }

    /**
     * Registers an extension.
     *
     * @param type the message
     * @param handler answers it; runs as every handler does
     * @param <Q> the request
     * @param <A> the response
     * @return this object
     * @throws IllegalArgumentException if the message is registered already
     */
    public <Q, A> DataTransfers<P> on(DataTransferType<Q, A> type, BiFunction<P, Q, DataTransferResult<A>> handler) {
        Extension<P> extension = (peer, data) -> {
            Q request;
            try {
                request = type.request().read(data);
            } catch (RuntimeException notUnderstood) {
                listener.problem(peer, unreadable(type, notUnderstood), null);
                return new DataTransferResponse(DataTransferStatus.REJECTED, null);
            }
            DataTransferResult<A> result = handler.apply(peer, request);
            A answer = result.data();
            return new DataTransferResponse(
                    result.status(), answer == null ? null : type.response().write(answer));
        };
        if (vendors.computeIfAbsent(type.vendorId(), vendor -> new TreeMap<>(Comparator.nullsFirst(ANY_CASE)))
                        .putIfAbsent(type.messageId(), extension)
                != null) {
            throw new IllegalArgumentException(type.vendorId() + " " + type.messageId() + " is registered already");
        }
        return this;
    }

    /** Without the message of the exception, which may contain the data. */
    private static String unreadable(DataTransferType<?, ?> type, RuntimeException thrown) {
        String place =
                thrown instanceof DatabindException json && !json.getPath().isEmpty()
                        ? " at " + json.getPathReference()
                        : "";
        return "The data of DataTransfer " + type.vendorId() + " " + type.messageId()
                + " cannot be read, and were rejected: " + thrown.getClass().getSimpleName() + place;
    }

    @Override
    public DataTransferResponse handle(P peer, DataTransferRequest request) {
        Map<@Nullable String, Extension<P>> vendor = vendors.get(request.vendorId());
        if (vendor == null) {
            return new DataTransferResponse(DataTransferStatus.UNKNOWN_VENDOR_ID, null);
        }
        Extension<P> extension = vendor.get(request.messageId());
        return extension == null
                ? new DataTransferResponse(DataTransferStatus.UNKNOWN_MESSAGE_ID, null)
                : extension.answer(peer, request.data());
    }

    /**
     * Sends a vendor-specific message to a station.
     *
     * @param station the station
     * @param type the message
     * @param value the request
     * @param options how to call
     * @param <Q> the request
     * @param <A> the response
     * @return the answer; the stage ends as {@link Station#send} does, or with the exception of the codec
     */
    public static <Q, A> CompletionStage<DataTransferResult<A>> send(
            Station station, DataTransferType<Q, A> type, Q value, CallOptions options) {
        return station.send(request(type, value), options).thenApply(response -> result(type, response));
    }

    /**
     * Sends a vendor-specific message to the central system.
     *
     * @param centralSystem the central system
     * @param type the message
     * @param value the request
     * @param options how to call
     * @param <Q> the request
     * @param <A> the response
     * @return the answer; the stage ends as {@link CentralSystem#send} does, or with the exception of the codec
     */
    public static <Q, A> CompletionStage<DataTransferResult<A>> send(
            CentralSystem centralSystem, DataTransferType<Q, A> type, Q value, CallOptions options) {
        return centralSystem.send(request(type, value), options).thenApply(response -> result(type, response));
    }

    private static <Q, A> DataTransferRequest request(DataTransferType<Q, A> type, Q value) {
        return new DataTransferRequest(
                type.vendorId(), type.messageId(), type.request().write(value));
    }

    private static <Q, A> DataTransferResult<A> result(DataTransferType<Q, A> type, DataTransferResponse response) {
        String data = response.data();
        return new DataTransferResult<>(
                response.status(), data == null ? null : type.response().read(data));
    }
}
