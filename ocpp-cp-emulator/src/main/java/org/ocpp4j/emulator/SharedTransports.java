package org.ocpp4j.emulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.transport.ClientTransport;
import org.ocpp4j.emulator.configuration.StationConfiguration;

/** One transport for all stations with the same central system, with their passwords. Thread-safe. */
final class SharedTransports {
    /** Beyond this number, the least recently used transport is dropped, and created again when it is needed. */
    private static final int MOST = 100;

    /** The format of AuthorizationKey for 20 bytes. */
    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{40}");

    private final StationTransports maker;
    private final Map<String, byte[]> passwords = new ConcurrentHashMap<>();

    /** Guarded by this. */
    private final Map<URI, ClientTransport> transports = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<URI, ClientTransport> eldest) {
            return size() > MOST;
        }
    };

    SharedTransports(StationTransports maker) {
        this.maker = maker;
    }

    synchronized ClientTransport to(URI centralSystem) {
        return transports.computeIfAbsent(centralSystem, address -> maker.to(address, this::password));
    }

    /** Stores the password of a station, or that it has none. */
    void know(StationConfiguration station) {
        String key = station.authorizationKey();
        if (key == null || key.isEmpty()) {
            passwords.remove(station.identity());
        } else {
            byte[] password = HEXADECIMAL.matcher(key).matches()
                    ? HexFormat.of().parseHex(key)
                    : key.getBytes(StandardCharsets.UTF_8);
            passwords.put(station.identity(), password);
        }
    }

    void forget(String identity) {
        passwords.remove(identity);
    }

    private byte @Nullable [] password(String identity) {
        return passwords.get(identity);
    }
}
