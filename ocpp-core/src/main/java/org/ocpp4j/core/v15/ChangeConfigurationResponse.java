package org.ocpp4j.core.v15;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a setting was changed (OCPP 1.5, ChangeConfiguration.conf).
 *
 * @param status outcome of the change
 */
public record ChangeConfigurationResponse(ConfigurationStatus status) implements Response {}
