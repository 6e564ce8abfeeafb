package org.ocpp4j.json.internal.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.network.IpLiteral;
import org.ocpp4j.core.network.NetworkRange;

/** Who is behind proxies: 10.x.x.x, fdxx::, 127.0.0.1 and ::1 are trusted. */
class TrustedProxiesTest {
    private static final TrustedProxies PROXIES = trusting("10.0.0.0/8", " 127.0.0.1 ", "::1", "fd00::/8");
    private static final String PROXY = "10.0.0.1";

    private static TrustedProxies trusting(String... ranges) {
        return new TrustedProxies(Arrays.stream(ranges).map(NetworkRange::parse).toList());
    }

    private static InetAddress ip(String literal) {
        return Objects.requireNonNull(IpLiteral.parse(literal));
    }

    /** Lines are separated by a bar. */
    private static String client(String peer, @Nullable String forwarded, @Nullable String older) {
        Map<String, List<String>> headers = new HashMap<>();
        if (forwarded != null) {
            headers.put("forwarded", Arrays.asList(forwarded.split("\\|", -1)));
        }
        if (older != null) {
            headers.put("x-forwarded-for", Arrays.asList(older.split("\\|", -1)));
        }
        return PROXIES.clientOf(ip(peer), 1234, headers);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1:1234",
        "11.0.0.0, 11.0.0.0:1234",
        "9.255.255.255, 9.255.255.255:1234",
        "127.0.0.2, 127.0.0.2:1234",
        "::2, [0:0:0:0:0:0:0:2]:1234",
        "fc00::1, [fc00:0:0:0:0:0:0:1]:1234",
    })
    void nobodyElseIsBelieved(String peer, String expected) {
        assertThat(client(peer, "for=198.51.100.7", null)).isEqualTo(expected);
        assertThat(client(peer, null, "198.51.100.7")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.255.255.255", "127.0.0.1", "::1", "fdff::1", "::ffff:10.1.1.1"})
    void proxiesAreBelieved(String peer) {
        assertThat(client(peer, null, "198.51.100.7")).isEqualTo("198.51.100.7");
        assertThat(client(peer, "for=198.51.100.7", null)).isEqualTo("198.51.100.7");
    }

    @Test
    void ipv4InIpv6IsIpv4() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        InetAddress proxy = Inet6Address.getByAddress(null, mapped, 0);
        assertThat(PROXIES.clientOf(proxy, 1, Map.of("x-forwarded-for", List.of("::ffff:198.51.100.7"))))
                .isEqualTo("198.51.100.7");
        assertThat(trusting().clientOf(proxy, 1, Map.of())).isEqualTo("10.0.0.0:1");
        TrustedProxies range = trusting("::ffff:10.0.0.0/104");
        assertThat(range.clientOf(ip("10.9.9.9"), 1, Map.of("forwarded", List.of("for=192.0.2.1"))))
                .isEqualTo("192.0.2.1");
        assertThat(range.clientOf(ip("11.9.9.9"), 1, Map.of("forwarded", List.of("for=192.0.2.1"))))
                .isEqualTo("11.9.9.9:1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "198.51.100.7; 198.51.100.7",
                "198.51.100.7:4711; 198.51.100.7:4711",
                "198.51.100.7:_p; 198.51.100.7",
                "198.51.100.7:99999; 198.51.100.7",
                "2001:db8::1; [2001:db8:0:0:0:0:0:1]",
                "[2001:db8::1]; [2001:db8:0:0:0:0:0:1]",
                "[2001:db8::1]:4711; [2001:db8:0:0:0:0:0:1]:4711",
                "203.0.113.9, 198.51.100.7; 198.51.100.7", // the left one is what the client claims
                "198.51.100.7, 10.0.0.2; 198.51.100.7",
                "198.51.100.7 ,10.0.0.3,  fd00::1; 198.51.100.7",
                "203.0.113.9|198.51.100.7, 10.0.0.3|10.0.0.2; 198.51.100.7",
                "10.0.0.4, 10.0.0.3:80; 10.0.0.4",
                "unknown; 10.0.0.1:1234",
                "198.51.100.7, unknown; 10.0.0.1:1234",
                "198.51.100.7, unknown, 10.0.0.2; 10.0.0.2",
                "198.51.100.7, , 10.0.0.2; 10.0.0.2",
                "``; 10.0.0.1:1234",
                "localhost; 10.0.0.1:1234",
                "1.2.3; 10.0.0.1:1234",
                "010.0.0.1; 10.0.0.1:1234",
                "1.2.3.256; 10.0.0.1:1234",
                "1.2.3.4.; 10.0.0.1:1234",
                "fe80::1%eth0; 10.0.0.1:1234",
                "[::1; 10.0.0.1:1234",
                "[::2]x; 10.0.0.1:1234",
                "[]:1; 10.0.0.1:1234",
                ":1; 10.0.0.1:1234",
                "::::; 10.0.0.1:1234",
            })
    void theOlderHeader(String header, String expected) {
        assertThat(client(PROXY, null, header)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            quoteCharacter = '`',
            value = {
                "for=198.51.100.7 > 198.51.100.7",
                "For=\"198.51.100.7:4711\" > 198.51.100.7:4711",
                "for=\"[2001:db8:cafe::17]:4711\" > [2001:db8:cafe:0:0:0:0:17]:4711",
                "for=[2001:db8::1] > [2001:db8:0:0:0:0:0:1]",
                "for=\"198.51.100.7:_obf\" > 198.51.100.7",
                "for=\"198.51\\.100.7\" > 198.51.100.7",
                "proto=https;by=203.0.113.43 ; for=198.51.100.7;host=\"a, b;for=1.2.3.4\" > 198.51.100.7",
                "for=203.0.113.9, for=198.51.100.7, for=10.0.0.2;proto=http > 198.51.100.7",
                "for=203.0.113.9|for=198.51.100.7|for=10.0.0.2 > 198.51.100.7",
                "for=198.51.100.7, for=unknown > 10.0.0.1:1234",
                "for=198.51.100.7, for=_hidden, for=10.0.0.2 > 10.0.0.2",
                "for=198.51.100.7, proto=https > 10.0.0.1:1234",
                "for=198.51.100.7;for=203.0.113.9 > 10.0.0.1:1234",
                "for=198.51.100.7 proto=https > 10.0.0.1:1234",
                "for= > 10.0.0.1:1234",
                "for > 10.0.0.1:1234",
                "`` > 10.0.0.1:1234",
                "198.51.100.7 > 10.0.0.1:1234",
                "for=\"198.51.100.7 > 10.0.0.1:1234",
                // A client leaves a quote open; the proxy adds its own element.
                "for=203.0.113.9;a=\", for=198.51.100.7 > 198.51.100.7",
                "for=203.0.113.9;a=\", for=\"198.51.100.7:80\" > 198.51.100.7:80",
                // A client puts a quote or a backslash into Host, which the proxy escapes.
                "for=198.51.100.7;host=\"x\\\", for=203.0.113.9;a=\\\"\" > 198.51.100.7",
                "for=203.0.113.9;a=\", for=198.51.100.7;host=\"x\\\\\" > 198.51.100.7",
            })
    void theStandardHeader(String header, String expected) {
        assertThat(client(PROXY, header, null)).isEqualTo(expected);
    }

    @Test
    void twoHeadersThatDifferAreNotBelieved() {
        assertThat(client(PROXY, "for=\"198.51.100.7:80\"", "198.51.100.7")).isEqualTo("198.51.100.7:80");
        assertThat(client(PROXY, "for=203.0.113.9", "198.51.100.7")).isEqualTo("10.0.0.1:1234");
        assertThat(client(PROXY, "for=unknown", "198.51.100.7")).isEqualTo("10.0.0.1:1234");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "proxy.example.com",
                "localhost",
                "",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "::/129",
                "::ffff:10.0.0.0/95",
                "fe80::1%1",
                "[::1]",
                "1.2.3.4:80",
            })
    void badEntriesAreNamed(String entry) {
        assertThatThrownBy(() -> trusting("10.0.0.1", entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith(": " + entry);
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0/0, 192.0.2.1, true", "0.0.0.0/0, ::2, false", "10.64.0.0/10, 10.127.0.1, true"})
    void rangesOfAllSizes(String range, String peer, boolean trusted) {
        String client = trusting(range).clientOf(ip(peer), 9, Map.of("x-forwarded-for", List.of("198.51.100.7")));
        assertThat(client.equals("198.51.100.7")).isEqualTo(trusted);
    }

    @Test
    void garbageNeverThrows() {
        Random random = new Random(1);
        String alphabet = "for=\"\\,;:[]. 19af_%\u00e4\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder(i % 2 == 0 ? "for=" : "");
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            assertThat(client(PROXY, text.toString(), null)).isNotEmpty();
            assertThat(client(PROXY, null, text.toString())).isNotEmpty();
        }
        for (String part : List.of("\"", "\\", "\\a", ",", "for=\"", "::", "1", "[", ";a=b")) {
            String text = part.repeat(20_000);
            assertThat(client(PROXY, text, null)).isEqualTo("10.0.0.1:1234");
            assertThat(client(PROXY, "for=\"" + text + "\"", null)).isEqualTo("10.0.0.1:1234");
            assertThat(client(PROXY, null, text)).isEqualTo("10.0.0.1:1234");
        }
    }
}
