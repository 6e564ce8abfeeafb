package org.ocpp4j.core.model;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.CentralSystem;
import org.ocpp4j.core.Handlers;
import org.ocpp4j.core.Station;
import org.ocpp4j.core.client.LastingConnection;
import org.ocpp4j.core.client.OcppClient;
import org.ocpp4j.core.client.ReconnectOptions;
import org.ocpp4j.core.error.CloseReason;
import org.ocpp4j.core.server.OcppServer;
import org.ocpp4j.core.transport.Acceptor;
import org.ocpp4j.core.transport.Bound;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.core.transport.Transport;

/** One run: a server or a client in a {@link World}, with what may happen to it. */
final class EngineModel implements World.Actor {
    /**
     * What may happen in a run.
     *
     * @param calls how many calls the application makes
     * @param received what the peer calls, as {@link Application} reads it
     * @param writeFaults how many frames may not be written
     * @param breaks how many connections may break
     * @param closes whether the application may close at any time
     * @param replacements how many newer connections of the same station may come
     * @param shutDowns whether the executors may be shut down at any time
     */
    record Plan(
            int calls,
            List<String> received,
            int writeFaults,
            int breaks,
            boolean closes,
            int replacements,
            boolean shutDowns) {}

    private static final Duration RETRY = Duration.ofSeconds(1);

    private final World world;
    private final Ledger ledger;
    private final Link.Faults faults = new Link.Faults();
    private final List<Link> links = new ArrayList<>();
    private final List<World.Action> script = new ArrayList<>();
    private final List<World.Action> whenever = new ArrayList<>();
    private final Plan plan;
    private final List<Runnable> checks = new ArrayList<>();
    private Runnable finish = () -> {};
    private boolean scripted;

    private EngineModel(World world, Plan plan) {
        this.world = world;
        this.plan = plan;
        this.ledger = new Ledger(world);
        faults.writes = plan.writeFaults();
        faults.breaks = plan.breaks();
        world.add(this);
        if (plan.shutDowns()) {
            whenever("the executors are shut down", () -> {
                world.handlers.shutDown();
                world.completions.shutDown();
            });
        }
    }

    @Override
    public void offer(List<World.Action> actions) {
        if (!script.isEmpty() && !scripted) { // one thread: its calls have an order
            World.Action first = script.get(0);
            actions.add(new World.Action(first.name(), first.optional(), () -> {
                script.remove(first);
                scripted = true;
                first.run().run();
                scripted = false;
            }));
        }
        whenever.forEach(action -> actions.add(new World.Action(action.name(), true, () -> {
            whenever.remove(action);
            action.run().run();
        })));
    }

    private void script(String name, Runnable action) {
        script.add(new World.Action(name, false, action));
    }

    private void whenever(String name, Runnable action) {
        whenever.add(new World.Action(name, true, action));
    }

    private Link link(Acceptor acceptor, @Nullable Object queue) {
        Link link = new Link(world, ledger, faults, queue);
        links.add(link);
        int hundreds = links.size(); // so that no call of a later connection is that of an earlier one
        plan.received().forEach(data -> link.willCall(Application.action(data), data + "0" + hundreds));
        link.open(acceptor, "CP-1");
        return link;
    }

    private void observe(Application<?> application) {
        world.whenFired(delay -> {
            application.fired(delay);
            if (delay.equals(Application.RETURN_TIMEOUT)) {
                ledger.inDoubt();
            }
            String data = Ledger.timedOut(delay);
            if (data != null) {
                links.forEach(link -> link.timedOut(data));
            }
        });
    }

    /** A central system, and one station that may come again. */
    static void server(Choices choices, Plan plan) {
        World world = new World(choices);
        EngineModel model = new EngineModel(world, plan);
        Application<Station> application = new Application<>(world);
        model.observe(application);
        Handlers<Station> handlers = Handlers.ofCentralSystem();
        application.register(handlers);
        OcppServer server = OcppServer.builder(handlers)
                .options(application.options())
                .listener(application)
                .interceptor(application)
                .build();
        CompletableFuture<Acceptor> acceptor = new CompletableFuture<>();
        server.start(listening(acceptor::complete));
        model.script("a station connects", () -> model.link(acceptor.join(), null));
        for (int i = 0; i < plan.calls(); i++) {
            model.script(
                    "the server calls",
                    () -> model.ledger.send(application.peers().get(0)::send));
        }
        for (int i = 0; i < plan.replacements(); i++) {
            model.whenever("the station connects again", () -> model.link(acceptor.join(), null));
        }
        if (plan.closes()) {
            model.whenever(
                    "the server closes", () -> List.copyOf(application.peers()).forEach(peer -> peer.close(BYE)));
        }
        model.finish = () -> List.copyOf(application.peers()).forEach(peer -> peer.close(BYE));
        model.checks.add(() -> {
            if (!server.stations().isEmpty()) {
                world.violated("Who has gone is not among the stations", null);
            }
        });
        model.run(application);
    }

    /** A station that stays connected. */
    static void client(Choices choices, Plan plan) {
        World world = new World(choices);
        EngineModel model = new EngineModel(world, plan);
        Application<CentralSystem> application = new Application<>(world);
        model.observe(application);
        Handlers<CentralSystem> handlers = Handlers.ofStation();
        application.register(handlers);
        Network network = model.new Network();
        world.add(network);
        LastingConnection lasting = OcppClient.builder("CP-1", handlers)
                .options(application.options())
                .listener(application)
                .interceptor(application)
                .build()
                .stayConnected(network, ReconnectOptions.DEFAULT.withPolicy((attempt, reason) -> Optional.of(RETRY)));
        for (int i = 0; i < plan.calls(); i++) {
            model.script("the client calls", () -> model.ledger.send(lasting::send));
        }
        if (plan.closes()) {
            model.whenever("the client closes", () -> lasting.close(BYE));
        }
        model.finish = () -> lasting.close(BYE);
        model.checks.add(() -> {
            if (!lasting.closed().toCompletableFuture().isDone()) {
                world.violated("closed() of a lasting connection ends", null);
            }
        });
        model.run(application);
    }

    private static final CloseReason BYE = CloseReason.normal("bye");

    private void run(Application<?> application) {
        world.run();
        world.settle();
        ledger.checkAllEnded();
        application.checkReported();
        links.forEach(Link::checkAnswered);
        world.check();
        finish.run();
        world.settle();
        application.checkDisconnected();
        checks.forEach(Runnable::run);
        if (world.timers() > 0) {
            world.violated("No timer is left over", null);
        }
        world.check();
    }

    private static Transport listening(Consumer<Acceptor> given) {
        return acceptor -> {
            given.accept(acceptor);
            return CompletableFuture.completedFuture(new Bound() {
                @Override
                public URI address() {
                    return URI.create("model:/ocpp");
                }

                @Override
                public CompletionStage<Void> stop(Duration grace) {
                    return CompletableFuture.completedFuture(null);
                }
            });
        };
    }

    /** Opens connections, or does not. */
    private final class Network implements ClientTransport, World.Actor {
        private final List<World.Action> attempts = new ArrayList<>();
        private int failures = 1;

        @Override
        public CompletionStage<Void> connect(String identity, Acceptor acceptor) {
            CompletableFuture<@Nullable Void> attempt = new CompletableFuture<>();
            attempts.add(new World.Action("the connection opens", false, () -> {
                link(acceptor, ledger);
                attempt.complete(null);
            }));
            if (failures > 0) {
                failures--;
                attempts.add(new World.Action(
                        "no connection opens", true, () -> attempt.completeExceptionally(new Defect("refused"))));
            }
            world.seam("an attempt to connect");
            return attempt.thenRun(() -> {});
        }

        @Override
        public void offer(List<World.Action> actions) {
            attempts.forEach(attempt -> actions.add(new World.Action(attempt.name(), attempt.optional(), () -> {
                attempts.clear();
                attempt.run().run();
            })));
        }
    }
}
