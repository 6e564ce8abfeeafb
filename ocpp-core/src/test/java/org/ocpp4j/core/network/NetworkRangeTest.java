package org.ocpp4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkRangeTest {
    private static InetAddress ip(String literal) {
        return Objects.requireNonNull(IpLiteral.parse(literal));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.0.0.0, 10.255.255.255, 11.0.0.0",
        "172.16.0.0/12, 172.16.0.0, 172.31.255.255, 172.32.0.0",
        "192.0.2.1, 192.0.2.1, 192.0.2.1, 192.0.2.2",
        "192.0.2.1/31, 192.0.2.0, 192.0.2.1, 192.0.2.2",
        "fc00::/7, fc00::, fdff:ffff::1, fe00::",
        "::1, ::1, ::1, ::2",
        "0.0.0.0/0, 0.0.0.0, 255.255.255.255, ::1",
        "::ffff:10.0.0.0/104, 10.0.0.1, ::ffff:10.9.9.9, 11.0.0.0",
    })
    void addressesThatBeginWithTheSameBitsLieInIt(String range, String first, String last, String outside) {
        NetworkRange read = NetworkRange.parse(range);
        assertThat(read.contains(ip(first))).isTrue();
        assertThat(read.contains(ip(last))).isTrue();
        assertThat(read.contains(ip(outside))).isFalse();
    }

    @Test
    void itIsWrittenAsItIsRead() {
        assertThat(NetworkRange.parse(" 10.1.2.3/8 "))
                .hasToString("10.0.0.0/8")
                .isEqualTo(new NetworkRange(ip("10.9.9.9"), 8));
        assertThat(NetworkRange.parse("192.0.2.1")).hasToString("192.0.2.1/32");
        for (String text : List.of("::/0", "::1/128", "fc00::/7", "1::2:0:0:3/128", "2001:db8::/32", "0:0:1::/48")) {
            assertThat(NetworkRange.parse(text)).hasToString(text);
        }
    }

    @Test
    void ipv6ThatStandsForIpv4IsIpv4() throws Exception {
        byte[] mapped = new byte[16];
        mapped[10] = mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        assertThat(NetworkRange.parse("10.0.0.0/8").contains(Inet6Address.getByAddress(null, mapped, 0)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "localhost",
                "10.0.0/8",
                "010.0.0.0/8"
            })
    void nothingElseIsARange(String text) {
        assertThatThrownBy(() -> NetworkRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(text);
    }
}
