package org.ocpp4j.core.v16;

import org.ocpp4j.core.message.Response;

/**
 * Reports whether a configuration setting was changed (OCPP 1.6, section 6.10).
 *
 * @param status what became of the new value
 */
public record ChangeConfigurationResponse(ConfigurationStatus status) implements Response {}
