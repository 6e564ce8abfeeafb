package org.ocpp4j.server.rest.door;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.server.rest.OperatorDoorLimits;

/**
 * The connections at the operators' door. A new connection is always accepted: beyond a limit, the one that has waited
 * longest for its peer to send or to read, or for a thread, is closed. If requests are being handled on all, the new
 * one is closed. Once a second, those whose peer exceeds its time are closed, even if some bytes still arrive. A lock
 * guards the state. Thread-safe.
 */
final class Connections extends Handler.Wrapper {
    private final OperatorDoorLimits limits;
    private final Runnable eachSecond;
    private final Set<DoorEndPoint> open = new LinkedHashSet<>();
    private final Map<String, Integer> perAddress = new HashMap<>();
    private Scheduler.@Nullable Task task;

    /**
     * No connections yet.
     *
     * @param limits the limits of connections
     * @param eachSecond a further task for each second
     */
    Connections(OperatorDoorLimits limits, Runnable eachSecond) {
        this.limits = limits;
        this.eachSecond = eachSecond;
    }

    void opened(DoorEndPoint opened) {
        @Nullable DoorEndPoint ofAddress = null;
        @Nullable DoorEndPoint ofAll = null;
        synchronized (this) {
            int sameAddress = perAddress.merge(opened.address(), 1, Integer::sum);
            if (sameAddress > limits.maxConnectionsPerAddress()) {
                ofAddress = longestWaiting(each -> each.address().equals(opened.address()), opened);
            } else if (open.size() >= limits.maxConnections()) {
                ofAll = longestWaiting(each -> true, opened);
            }
            open.add(opened);
        }
        close(ofAddress);
        close(ofAll);
    }

    private static void close(@Nullable DoorEndPoint connection) {
        if (connection != null) {
            connection.close();
        }
    }

    private DoorEndPoint longestWaiting(Predicate<DoorEndPoint> among, DoorEndPoint otherwise) {
        long now = System.nanoTime();
        long longest = Long.MIN_VALUE;
        DoorEndPoint found = otherwise;
        for (DoorEndPoint each : open) {
            Long since = each.waitsSince(now);
            if (since != null && each.isOpen() && now - since > longest && among.test(each)) {
                longest = now - since;
                found = each;
            }
        }
        return found;
    }

    synchronized void closed(DoorEndPoint closed) {
        if (open.remove(closed)) {
            perAddress.computeIfPresent(closed.address(), (address, count) -> count == 1 ? null : count - 1);
        }
    }

    private synchronized List<DoorEndPoint> all() {
        return List.copyOf(open);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        DoorEndPoint connection = DoorEndPoint.of(request);
        if (connection != null) {
            connection.queued();
            request.addHttpStreamWrapper(stream -> new HttpStream.Wrapper(stream) {
                @Override
                public void succeeded() {
                    connection.idle(); // before: the next request may begin at once
                    super.succeeded();
                }

                @Override
                public void failed(Throwable failure) {
                    connection.idle();
                    super.failed(failure);
                }
            });
        }
        return super.handle(request, response, callback);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        look();
    }

    private void look() {
        eachSecond.run();
        long now = System.nanoTime();
        List<DoorEndPoint> connections = all();
        long stalled = connections.stream().filter(each -> each.isStalled(now)).count();
        boolean crowded = stalled > WorkThreads.WORKING / 2;
        for (DoorEndPoint each : connections) {
            if (each.isLate(now) || (crowded && each.isStalled(now))) {
                each.close();
            }
        }
        if (isRunning()) { // starting or started
            task = getServer().getScheduler().schedule(this::look, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task pending = task;
        if (pending != null) {
            pending.cancel();
        }
        super.doStop();
    }
}
