package org.ocpp4j.benchmarks.load;

import io.netty.channel.Channel;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The calls of one connection, one at a time: the next is made when the answer came, at once or after a pause. Lives on
 * the event loop of the connection.
 */
final class CallLoop {
    private final Channel channel;
    private final LoopStatistics loop;
    private final FrameCycle cycle;
    private final int pauseMillis;
    private final long slowNanos;
    private int place;
    private int id;
    private long sentAt;
    private boolean running;
    private boolean waiting;
    private boolean slow;

    CallLoop(Channel channel, LoopStatistics loop, StationPlan plan, int number) {
        this.channel = channel;
        this.loop = loop;
        this.cycle = plan.mix().cycle();
        this.pauseMillis = plan.pauseMillis();
        this.slowNanos = plan.slowMillis() * 1_000_000L;
        this.place = number;
    }

    /** Calls until {@link #end}. */
    void begin() {
        running = true;
        after(pauseMillis == 0 ? 0 : ThreadLocalRandom.current().nextInt(pauseMillis));
    }

    /** Makes no more calls; the one that waits goes on waiting. */
    void end() {
        running = false;
    }

    /** Makes one call, if none waits. */
    void callOnce() {
        if (!waiting && channel.isActive()) {
            call();
        }
    }

    boolean isWaiting() {
        return waiting;
    }

    /** How long the call that waits has waited, in nanoseconds. */
    long waited(long now) {
        return now - sentAt;
    }

    /** Counts the call that waits, once, if it has waited too long. */
    void look(long now) {
        if (waiting && !slow && waited(now) > slowNanos) {
            slow = true;
            loop.current().slow++;
        }
    }

    /** Lets the call that waits be counted again. */
    void forgetSlowness() {
        slow = false;
    }

    /** An answer came; {@code result} tells whether it is a CALLRESULT. */
    void answered(int answeredId, boolean result) {
        if (!waiting || answeredId != id) {
            loop.current().errors++;
            return;
        }
        long now = System.nanoTime();
        look(now);
        waiting = false;
        loop.current().latency.record(waited(now));
        if (!result) {
            loop.current().errors++;
        }
        if (running) {
            after(pauseMillis);
        }
    }

    private void after(int millis) {
        if (millis == 0) {
            callOnce();
        } else {
            channel.eventLoop().schedule(this::resume, millis, TimeUnit.MILLISECONDS);
        }
    }

    private void resume() {
        if (running) {
            callOnce();
        }
    }

    private void call() {
        id++;
        waiting = true;
        slow = false;
        sentAt = System.nanoTime();
        channel.writeAndFlush(cycle.frame(place++).frame(channel.alloc(), id), channel.voidPromise());
    }
}
