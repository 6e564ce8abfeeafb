package org.ocpp4j.soap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a station can be called: what it said last in {@code wsa:From}. Nothing is sent there before the policy has been
 * asked, each time anew, since names may resolve to something else by then. Thread-safe.
 */
final class StationCallback implements Supplier<CompletionStage<URI>> {
    /** Looks up names, which blocks. Its queue needs no bound: each station has at most one call on its way. */
    private static final ExecutorService NAMES = names();

    private final String identity;
    private final CallbackPolicy policy;
    private volatile @Nullable String said;

    StationCallback(String identity, CallbackPolicy policy) {
        this.identity = identity;
        this.policy = policy;
    }

    /** A request came from there; one that does not say so leaves what is known. */
    void learn(@Nullable String from) {
        if (from != null && !from.isEmpty() && !from.endsWith("/anonymous")) {
            said = from;
        }
    }

    @Override
    public CompletionStage<URI> get() {
        String from = said;
        if (from == null) {
            return nowhere("the station has not said where it can be called: its requests have no wsa:From");
        }
        URI address;
        try {
            address = new URI(from);
        } catch (URISyntaxException malformed) {
            return nowhere("what the station said in wsa:From is no address: " + malformed.getMessage());
        }
        return CompletableFuture.supplyAsync(() -> checked(address), NAMES);
    }

    private URI checked(URI address) {
        Optional<String> refusal = policy.refusal(identity, address);
        if (refusal.isPresent()) {
            throw new IllegalStateException("the station may not be called: " + refusal.get());
        }
        return address;
    }

    private static CompletionStage<URI> nowhere(String why) {
        return CompletableFuture.failedFuture(new IllegalStateException(why));
    }

    private static ExecutorService names() {
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(4, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "ocpp-soap-names");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
