package org.ocpp4j.core.message;

/**
 * A request that the central system sends and the station answers.
 *
 * @param <R> the response that answers this request
 */
public interface ToStation<R extends Response> extends Request<R> {}
