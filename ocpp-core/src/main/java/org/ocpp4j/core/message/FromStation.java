package org.ocpp4j.core.message;

/**
 * A request that the station sends and the central system answers.
 *
 * @param <R> the response that answers this request
 */
public interface FromStation<R extends Response> extends Request<R> {}
