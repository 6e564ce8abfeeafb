package org.ocpp4j.server.thread;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Finds what went wrong within what futures and stages wrap it in. Stateless. */
public final class Causes {
    private Causes() {}

    /**
     * The failure itself.
     *
     * @param failure what a future or stage ended with
     * @return the first cause that is no {@link CompletionException} or {@link ExecutionException}, or the last that is one
     */
    public static Throwable of(Throwable failure) {
        Throwable found = failure;
        for (Throwable cause = found.getCause();
                cause != null && (found instanceof CompletionException || found instanceof ExecutionException);
                cause = found.getCause()) {
            found = cause;
        }
        return found;
    }
}
