package org.ocpp4j.soap;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.network.AddressPolicy;
import org.ocpp4j.core.network.AddressVerdict;

/**
 * The address for calls to a station: the latest {@code wsa:From} that it sent. The policy checks it before each call,
 * since names may resolve to another address by then. Thread-safe.
 */
final class StationCallback implements Supplier<CompletionStage<Destination>> {
    /** Looks up names, which blocks. Its queue needs no bound: each station has at most one call on its way. */
    private static final ExecutorService NAMES = names();

    private final String identity;
    private final Function<String, AddressPolicy> policies;
    private volatile @Nullable String said;

    StationCallback(String identity, Function<String, AddressPolicy> policies) {
        this.identity = identity;
        this.policies = policies;
    }

    /** Stores the address of a request; a request without one changes nothing. */
    void learn(@Nullable String from) {
        if (from != null && !from.isEmpty() && !from.endsWith("/anonymous")) {
            said = from;
        }
    }

    @Override
    public CompletionStage<Destination> get() {
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

    private Destination checked(URI address) {
        AddressVerdict verdict = policies.apply(identity).judge(address);
        if (verdict instanceof AddressVerdict.Refused refused) {
            throw new IllegalStateException(
                    "the station may not be called: " + refused.text() + "; " + remedy(refused.rule()));
        }
        return new Destination(address, ((AddressVerdict.Admitted) verdict).addresses());
    }

    private static String remedy(AddressVerdict.Rule rule) {
        return switch (rule) {
            case PRIVATE_ADDRESS -> "AddressPolicy.alsoPrivateAddresses() would admit it";
            case SPECIAL_ADDRESS -> "AddressPolicy.anyAddress() would admit it";
            case HOST, APPLICATION -> "another policy would admit it";
            default -> "no setting admits it";
        };
    }

    private static CompletionStage<Destination> nowhere(String why) {
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
