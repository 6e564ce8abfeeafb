package org.ocpp4j.server.api;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that must work for the server to be of use.
 *
 * @param name its name
 * @param problem looks; empty if it works, else what is wrong. May block for some seconds
 */
public record HealthCheck(String name, Supplier<Optional<String>> problem) {}
