package org.ocpp4j.server.net;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;

/**
 * The file descriptors of this process: sockets and files.
 *
 * @param open how many are in use
 * @param most how many there may be
 */
public record Descriptors(long open, long most) {
    /** With fewer left, the next connection of the database or file may fail. */
    private static final long TOO_FEW = 8;

    private static final long FEW = 32;

    /** What to do about it. */
    static final String REMEDY = "raise LimitNOFILE of the systemd unit, or ulimit -n";

    /**
     * Looks.
     *
     * @return empty where the system does not say
     */
    public static Optional<Descriptors> now() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? Optional.of(new Descriptors(system.getOpenFileDescriptorCount(), system.getMaxFileDescriptorCount()))
                : Optional.empty();
    }

    /**
     * Whether hardly any are left.
     *
     * @return the problem; empty if there is none
     */
    public Optional<String> problem() {
        return left(TOO_FEW);
    }

    /**
     * Whether few are left.
     *
     * @return the warning for operators; empty if there is none
     */
    public Optional<String> warning() {
        return left(FEW);
    }

    private Optional<String> left(long bound) {
        return most - open < bound
                ? Optional.of(open + " of " + most + " file descriptors are in use; " + REMEDY)
                : Optional.empty();
    }
}
