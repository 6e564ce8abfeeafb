package org.ocpp4j.server.thread;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Errors after which this JVM cannot be trusted: {@link OutOfMemoryError} and other {@link VirtualMachineError}s,
 * except {@link StackOverflowError}, which concerns one thread. A process that is the server's own ends with the status
 * {@link #STATUS}, so that its service starts it again. Embedded in another program, the server reports the error in
 * its health: it must not end that process.
 *
 * <p>Code that catches {@link Throwable} or {@link Error} must call {@link #check}. Thread-safe; about the whole JVM.
 */
public final class Fatal {
    /** The exit status of a process that ends like this; that of {@code -XX:+ExitOnOutOfMemoryError}, too. */
    public static final int STATUS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Fatal.class);
    private static final int MOST_CAUSES = 20;
    private static final byte[] LAST_LINE =
            "ocpp-cs-server: the JVM failed, mostly for want of memory; the process ends\n"
                    .getBytes(StandardCharsets.UTF_8);

    private static final CountDownLatch HAPPENED = new CountDownLatch(1);
    private static volatile boolean ownProcess;
    private static volatile @Nullable String problem;

    private Fatal() {}

    /**
     * This process is the server's own: it ends when there is such an error, also in an unwatched thread. To be called
     * at the start, while there is memory.
     */
    public static void ownProcess() {
        if (!ownProcess) {
            ownProcess = true;
            // Ends the process if the thread that noticed the error hangs, for example in the log.
            Threads.once("ocpp-halt", Fatal::haltSoon).start();
            Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
                check(thrown);
                LOG.error("The thread {} failed", thread.getName(), thrown);
            });
        }
    }

    private static void haltSoon() {
        try {
            HAPPENED.await();
            TimeUnit.SECONDS.sleep(2);
        } catch (InterruptedException nobody) {
            return;
        }
        halt();
    }

    private static void halt() {
        Runtime.getRuntime().halt(STATUS);
    }

    /**
     * Ends the process, or has health report it, if this is such an error or was caused by one.
     *
     * @param thrown the caught exception; null for none
     */
    public static void check(@Nullable Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            if (isFatal(cause)) {
                happened(cause);
                return;
            }
            cause = cause.getCause();
        }
    }

    /** Too many threads are called a lack of memory, too: but the memory is as it was, and the next attempt may succeed. */
    private static boolean isFatal(Throwable thrown) {
        return thrown instanceof VirtualMachineError
                && !(thrown instanceof StackOverflowError)
                && !String.valueOf(thrown.getMessage()).startsWith("unable to create native thread");
    }

    private static void happened(Throwable error) {
        if (ownProcess) {
            HAPPENED.countDown();
            try (FileOutputStream out = new FileOutputStream(FileDescriptor.err)) {
                out.write(LAST_LINE);
                LOG.error("The process ends with status {}: {}", STATUS, error.toString());
            } catch (IOException | RuntimeException | Error unsaid) {
                // there may be no memory to say it
            } finally {
                halt();
            }
        } else if (problem == null) {
            problem = error.toString();
            LOG.error("This process should be restarted: the JVM failed", error);
        }
    }

    /**
     * What has happened to a process that was not ended.
     *
     * @return a sentence; empty if nothing has
     */
    static Optional<String> problem() {
        String known = problem;
        return known == null ? Optional.empty() : Optional.of("the process must be restarted: " + known);
    }
}
