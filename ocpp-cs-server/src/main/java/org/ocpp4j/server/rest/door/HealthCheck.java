package org.ocpp4j.server.rest.door;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Something that must work for the server to be of use, or that somebody should look at.
 *
 * @param name its name
 * @param problem looks; empty if it works, else what is wrong: then the server is not ready. May block for some seconds
 * @param warning looks for what is not that bad; asked only if there is no problem. May block for some seconds
 * @param cheap whether it never blocks: then it is asked each time, else once a second at most
 */
public record HealthCheck(
        String name, Supplier<Optional<String>> problem, Supplier<Optional<String>> warning, boolean cheap) {
    /**
     * A check that may take its time.
     *
     * @param name its name
     * @param problem looks; empty if it works, else what is wrong
     * @param warning looks for what is not that bad
     */
    public HealthCheck(String name, Supplier<Optional<String>> problem, Supplier<Optional<String>> warning) {
        this(name, problem, warning, false);
    }

    /**
     * A check that knows no warnings.
     *
     * @param name its name
     * @param problem looks; empty if it works, else what is wrong
     */
    public HealthCheck(String name, Supplier<Optional<String>> problem) {
        this(name, problem, Optional::empty);
    }

    /**
     * A check that never blocks and knows no warnings; what it says holds at once.
     *
     * @param name its name
     * @param problem looks; empty if it works, else what is wrong
     * @return the check
     */
    public static HealthCheck atOnce(String name, Supplier<Optional<String>> problem) {
        return new HealthCheck(name, problem, Optional::empty, true);
    }

    /**
     * A check that only warns: the server is of use all the same.
     *
     * @param name its name
     * @param warning looks; empty if all is well, else what somebody should look at
     * @return the check
     */
    public static HealthCheck warning(String name, Supplier<Optional<String>> warning) {
        return new HealthCheck(name, Optional::empty, warning);
    }
}
