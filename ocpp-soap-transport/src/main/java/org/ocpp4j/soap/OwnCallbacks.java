package org.ocpp4j.soap;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.BasicCredentials;

/**
 * Listens for the calls of the central system while at least one station is connected. The lock of this object guards
 * their number and whether it listens.
 */
final class OwnCallbacks {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final HttpServerSettings http;
    private final String path;
    private final Optional<URI> announced;
    private final Optional<BasicCredentials> required;
    private final Consumer<RefusedRequest> onRefused;
    private int stations;
    private @Nullable HttpSoapServer server;
    private @Nullable CompletionStage<HostedCallbacks> listening;

    /**
     * @param http the address to listen on
     * @param path the path of the address
     * @param announced the address that is sent to the central system, if it differs from the address to listen on
     * @param required the credentials that the central system must send, or empty
     */
    OwnCallbacks(
            HttpServerSettings http,
            String path,
            Optional<URI> announced,
            Optional<BasicCredentials> required,
            Consumer<RefusedRequest> onRefused) {
        this.http = http;
        this.path = path;
        this.announced = announced;
        this.required = required;
        this.onRefused = onRefused;
    }

    /** Adds a station; each call is followed by one of {@link #leave}, unless the stage fails. */
    CompletionStage<HostedCallbacks> enter() {
        CompletionStage<HostedCallbacks> opening;
        synchronized (this) {
            stations++;
            if (listening == null) {
                listening = listen();
            }
            opening = listening;
        }
        return opening.whenComplete((hosted, failure) -> {
            if (failure != null) {
                leave();
            }
        });
    }

    /** Removes a station. */
    void leave() {
        HttpSoapServer idle = null;
        synchronized (this) {
            if (--stations == 0) {
                idle = server;
                server = null;
                listening = null;
            }
        }
        if (idle != null) {
            idle.stop(GRACE);
        }
    }

    private CompletionStage<HostedCallbacks> listen() {
        AtomicReference<URI> address = new AtomicReference<>(announced.orElse(URI.create("http://unbound.invalid")));
        HostedCallbacks hosted = new HostedCallbacks(address::get, path, required, onRefused);
        HttpSoapServer starting = new HttpSoapServer(hosted, http);
        server = starting;
        CompletableFuture<HostedCallbacks> opened = new CompletableFuture<>();
        starting.start().whenComplete((bound, failure) -> {
            if (failure == null) {
                boolean tls = http.tls().isPresent();
                address.set(announced.orElseGet(() -> EndpointAddress.of(http.address(), bound, tls, path)));
                opened.complete(hosted);
            } else {
                opened.completeExceptionally(failure);
            }
        });
        return opened;
    }
}
