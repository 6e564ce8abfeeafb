package org.ocpp4j.json.internal.address;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Limits how often an address may begin a handshake. An IPv6 address counts as its /64 network, since one host can use
 * any of its addresses.
 *
 * <p>A token bucket per address, of {@code n} tokens that come back evenly within a minute: {@code n} at once, and
 * {@code n} a minute in the long run. Fixed windows would admit all refused stations again at the same moment.
 *
 * <p>Thread-safe; each call takes constant time. Memory: at most 65,536 addresses are remembered, some 6 MB; if more
 * come within a minute, those that have been silent longest are forgotten, and start again with a full bucket. So an
 * attacker with very many addresses gains a little, but cannot cause others to be refused. Addresses with a full bucket
 * are forgotten when new ones arrive.
 */
public final class HandshakeRateLimiter {
    private static final long MINUTE = 60_000_000_000L;
    private static final int MOST_ADDRESSES = 65_536;
    private static final long NO_ADDRESS = -1; // an unused range: all other texts share it

    private final long nanosPerToken;
    private final long nanosOfAllButOne;
    private final LongSupplier nanos;
    private final long origin;
    private final int mostAddresses;
    /** When an address has all its tokens again, in nanoseconds since the origin; longest silent first. */
    private final LinkedHashMap<Long, Long> full = new LinkedHashMap<>(16, 0.75f, true);

    public HandshakeRateLimiter(int perMinute) {
        this(perMinute, System::nanoTime, MOST_ADDRESSES);
    }

    /**
     * For tests.
     *
     * @param perMinute at least 1
     * @param nanos a clock that does not go backwards; its origin does not matter
     * @param mostAddresses how many to remember
     */
    HandshakeRateLimiter(int perMinute, LongSupplier nanos, int mostAddresses) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("There must be a handshake per minute at least: " + perMinute);
        }
        this.nanosPerToken = MINUTE / perMinute;
        this.nanosOfAllButOne = nanosPerToken * (perMinute - 1);
        this.nanos = nanos;
        this.origin = nanos.getAsLong();
        this.mostAddresses = mostAddresses;
    }

    /**
     * Takes a token.
     *
     * @param host an address, with or without a port, as {@link TrustedProxies#clientOf} gives it; no name is resolved
     * @return false if none is left
     */
    public synchronized boolean admits(String host) {
        long now = nanos.getAsLong() - origin;
        long key = key(ClientAddress.parse(host));
        Long known = full.get(key);
        long fullAt = known == null ? now : Math.max(now, known);
        if (fullAt - now > nanosOfAllButOne) {
            return false;
        }
        full.put(key, fullAt + nanosPerToken);
        forget(now);
        return true;
    }

    /** At most two, so that there are fewer in the end and no call takes long. */
    private void forget(long now) {
        Iterator<Map.Entry<Long, Long>> silent = full.entrySet().iterator();
        for (int i = 0; i < 2 && silent.hasNext(); i++) {
            if (silent.next().getValue() > now && full.size() <= mostAddresses) {
                return;
            }
            silent.remove();
        }
    }

    /** How many are remembered. */
    synchronized int addresses() {
        return full.size();
    }

    private static long key(@Nullable ClientAddress address) {
        if (address == null) {
            return NO_ADDRESS;
        }
        InetAddress ip = address.ip();
        ByteBuffer bytes = ByteBuffer.wrap(ip.getAddress());
        return bytes.remaining() == 4 ? bytes.getInt() & 0xffff_ffffL : bytes.getLong();
    }
}
