package org.ocpp4j.core.message;

/**
 * An OCPP request ({@code .req}), paired by its type parameter with the response that answers it.
 *
 * <p>Requests are records; their components, in the order of the specification's message definition, are the members of
 * the payload. Implement {@link FromStation} or {@link ToStation} (or both), never this interface alone: they define
 * which side may send the request.
 *
 * @param <R> the response that answers this request
 */
public interface Request<R extends Response> {}
