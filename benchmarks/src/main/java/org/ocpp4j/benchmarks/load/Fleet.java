package org.ocpp4j.benchmarks.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stations of a generator and the event loops that they live on. Thread-safe but for {@link #begin}, {@link #end} and
 * what else one thread commands.
 */
final class Fleet implements AutoCloseable {
    /** More than that do not find a free local port at one address, as systems are set up. */
    private static final int PER_LOCAL_ADDRESS = 20_000;

    private static final int HANDSHAKE_SECONDS = 30;
    private static final int LOOK_MILLIS = 100;

    private final StationPlan plan;
    private final MultiThreadIoEventLoopGroup threads;
    private final Bootstrap bootstrap;
    private final Map<EventExecutor, LoopStatistics> loops = new HashMap<>();
    private final Map<Integer, StationHandler> stations = new ConcurrentHashMap<>();
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private volatile boolean calling;

    Fleet(StationPlan plan, int threadCount) {
        this.plan = plan;
        this.threads = new MultiThreadIoEventLoopGroup(threadCount, NioIoHandler.newFactory());
        this.bootstrap = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_REUSEADDR, true);
        for (EventExecutor thread : threads) {
            LoopStatistics loop = new LoopStatistics();
            loops.put(thread, loop);
            thread.scheduleAtFixedRate(loop::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Connections that are open, those included whose station has another by now. */
    int connections() {
        return channels.size();
    }

    /**
     * Connects a station, which takes the place of an earlier one of its number. It begins to call if the others do.
     *
     * @return the station once its handshake is over, or the reason why there is none
     */
    CompletableFuture<StationHandler> connect(int number) {
        CompletableFuture<StationHandler> opened = new CompletableFuture<>();
        opened.orTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        Bootstrap connection = bootstrap.clone().handler(new ChannelInitializer<Channel>() {
            @Override
            protected void initChannel(Channel channel) {
                channels.add(channel);
                opened.whenComplete((station, failure) -> {
                    if (failure != null) {
                        channel.close();
                    }
                });
                LoopStatistics loop = Objects.requireNonNull(loops.get(channel.eventLoop()));
                StationHandler station = new StationHandler(number, channel, loop, plan);
                channel.pipeline().addLast(new UpgradeHandler(plan, station, opened));
            }
        });
        connection
                .connect(new InetSocketAddress(loopback(1), plan.port()), localAddress(number))
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        opened.completeExceptionally(connected.cause());
                    }
                });
        return opened.thenApply(station -> {
            stations.put(number, station);
            if (calling) {
                station.execute(station.calls()::begin);
            }
            return station;
        });
    }

    private static @Nullable InetSocketAddress localAddress(int number) {
        int others = number / PER_LOCAL_ADDRESS;
        return others == 0 ? null : new InetSocketAddress(loopback(1 + others), 0);
    }

    private static InetAddress loopback(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The station of a number, if one was ever connected. */
    @Nullable
    StationHandler station(int number) {
        return stations.get(number);
    }

    /** Lets all stations call, until {@link #end}. */
    void begin() {
        calling = true;
        each(station -> station.calls().begin());
    }

    /** Lets them make no more calls, and waits a while for answers. */
    void end() {
        calling = false;
        each(station -> station.calls().end());
        awaitAnswers();
    }

    /** Lets each make one call, and waits a while for answers. */
    void callOnce() {
        each(station -> station.calls().callOnce());
        awaitAnswers();
    }

    private void each(Consumer<StationHandler> task) {
        stations.values().forEach(station -> station.execute(() -> task.accept(station)));
    }

    private void awaitAnswers() {
        Pause.until(() -> statistics().waiting == 0, TimeUnit.SECONDS.toMillis(HANDSHAKE_SECONDS));
    }

    /** What all came to since the last reset. */
    Statistics statistics() {
        Statistics sum = new Statistics();
        onLoops(LoopStatistics::report).forEach(sum::add);
        return sum;
    }

    /** Forgets what was counted, but not the calls that wait. */
    void reset() {
        onLoops(loop -> {
            loop.reset();
            return loop;
        });
    }

    private <T> Iterable<T> onLoops(Function<LoopStatistics, T> task) {
        return loops.entrySet().stream()
                .map(loop -> loop.getKey().submit(() -> task.apply(loop.getValue())))
                .toList()
                .stream()
                .map(future -> future.syncUninterruptibly().getNow())
                .toList();
    }

    /** Ends all connections with a Close frame, and tells how many are left after a while. */
    int leave() {
        stations.values().forEach(station -> station.depart(Departure.CLOSE));
        stations.clear();
        Pause.until(channels::isEmpty, TimeUnit.SECONDS.toMillis(10));
        return channels.size();
    }

    @Override
    public void close() {
        channels.close();
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
