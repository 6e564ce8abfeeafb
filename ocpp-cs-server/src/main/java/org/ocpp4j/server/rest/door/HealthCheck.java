package org.ocpp4j.server.rest.door;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A check of something that the server cannot work without, or that an operator should look at.
 *
 * @param name its name
 * @param problem checks; empty if it works, else the problem: then the server is not ready. May block for some seconds
 * @param warning checks for lesser problems; called only if there is no problem. May block for some seconds
 * @param cheap whether it never blocks: then it is called each time, else once a second at most
 */
public record HealthCheck(
        String name, Supplier<Optional<String>> problem, Supplier<Optional<String>> warning, boolean cheap) {
    /**
     * A check that may block.
     *
     * @param name its name
     * @param problem checks; empty if it works, else the problem
     * @param warning checks for lesser problems
     */
    public HealthCheck(String name, Supplier<Optional<String>> problem, Supplier<Optional<String>> warning) {
        this(name, problem, warning, false);
    }

    /**
     * A check without warnings.
     *
     * @param name its name
     * @param problem checks; empty if it works, else the problem
     */
    public HealthCheck(String name, Supplier<Optional<String>> problem) {
        this(name, problem, Optional::empty);
    }

    /**
     * A check that never blocks and has no warnings; its result is always current.
     *
     * @param name its name
     * @param problem checks; empty if it works, else the problem
     * @return the check
     */
    public static HealthCheck atOnce(String name, Supplier<Optional<String>> problem) {
        return new HealthCheck(name, problem, Optional::empty, true);
    }

    /**
     * A check that only warns: the server stays ready.
     *
     * @param name its name
     * @param warning checks; empty if all is well, else the warning for an operator
     * @return the check
     */
    public static HealthCheck warning(String name, Supplier<Optional<String>> warning) {
        return new HealthCheck(name, Optional::empty, warning);
    }
}
