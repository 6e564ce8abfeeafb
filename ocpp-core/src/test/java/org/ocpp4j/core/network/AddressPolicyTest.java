package org.ocpp4j.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.core.network.AddressVerdict.Rule;

/** Which addresses may be called. */
class AddressPolicyTest {
    private static final AddressPolicy PUBLIC = AddressPolicy.publicAddresses();
    private static final AddressPolicy PRIVATE = AddressPolicy.alsoPrivateAddresses();
    private static final AddressPolicy ANY = AddressPolicy.anyAddress();

    private static String refusal(AddressPolicy policy, String address) {
        return refused(policy, address).map(AddressVerdict.Refused::text).orElse("");
    }

    private static Optional<AddressVerdict.Refused> refused(AddressPolicy policy, String address) {
        return policy.judge(URI.create(address)) instanceof AddressVerdict.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    private static @Nullable Rule rule(AddressPolicy policy, String address) {
        return refused(policy, address).map(AddressVerdict.Refused::rule).orElse(null);
    }

    /** A policy whose every host has certain addresses. */
    private static AddressPolicy resolving(AddressUse admitted, String... addresses) throws UnknownHostException {
        List<InetAddress> resolved = new ArrayList<>();
        for (String address : addresses) {
            resolved.add(InetAddress.getByName(address));
        }
        return new ResolvingPolicy(use -> use == admitted, host -> resolved.toArray(InetAddress[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://8.8.8.8",
                "http://8.8.8.8:8080/Ocpp?x=y",
                "HTTPS://8.8.8.8:443/",
                "http://172.15.255.255/",
                "http://172.32.0.0/",
                "http://100.63.255.255/",
                "http://100.128.0.0/",
                "http://223.255.255.255/",
                "http://192.0.1.1/",
                "http://[2a00:1450:4001::1]:65535/",
                "http://[::ffff:8.8.8.8]/",
                "http://[64:ff9b::8.8.8.8]/",
                "http://[2002:808:808::1]/"
            })
    void publicAddressesAreAdmitted(String address) {
        assertThat(refusal(PUBLIC, address)).isEmpty();
        assertThat(refusal(PRIVATE, address)).isEmpty();
        assertThat(refusal(ANY, address)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "100.64.0.1",
                "100.127.255.255",
                "[fc00::1]",
                "[fdff::1]",
                "[::ffff:10.0.0.1]",
                "[::FFFF:0a00:1]",
                "[64:ff9b::10.0.0.1]",
                "[2002:0a00:0001::1]"
            })
    void privateAddressesNeedASetting(String host) {
        String reason = refusal(PUBLIC, "http://" + host + ":8080/secret");
        assertThat(reason).contains(host, "is a private address");
        assertThat(rule(PUBLIC, "http://" + host)).isEqualTo(Rule.PRIVATE_ADDRESS);
        assertThat(reason).doesNotContain("secret");
        assertThat(refusal(PRIVATE, "http://" + host)).isEmpty();
        assertThat(refusal(ANY, "http://" + host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "localhost",
                "LOCALHOST",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "100.100.100.200",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.255",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[::127.0.0.1]",
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[2002:7f00:0001::1]",
                "[2002:a9fe:a9fe::]",
                "[2001::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[fd00:ec2::254]",
                "[fe80::1]",
                "[febf::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[4000::1]",
                "[100::1]"
            })
    void addressesOfNoStationAreRefused(String host) {
        for (AddressPolicy policy : List.of(PUBLIC, PRIVATE)) {
            assertThat(refusal(policy, "http://" + host + "/")).contains(host, "must not be called");
            assertThat(rule(policy, "http://" + host + "/")).isEqualTo(Rule.SPECIAL_ADDRESS);
        }
        assertThat(refusal(ANY, "http://" + host + "/")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "[::],of this machine (::/128)",
        "[::1],loopback",
        "[fe80::1],link-local",
        "[ff02::1],multicast",
        "[64:ff9b::7f00:1],loopback address (127.0.0.0/8)",
        "169.254.169.254,link-local",
        "100.100.100.200,credentials",
        "[2001:db8::1],documentation"
    })
    void theReasonNamesTheRule(String host, String words) {
        assertThat(refusal(PUBLIC, "http://" + host + ":80/")).contains("http://" + host + ":80 ", words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://2130706433/",
                "http://134744072/", // 8.8.8.8
                "http://0x7f.1/",
                "http://0x7f000001/",
                "http://0X08080808/",
                "http://0x/",
                "http://127.1/",
                "http://8.8.2056/",
                "http://0177.0.0.1/",
                "http://8.8.8.08/",
                "http://010.8.8.8/",
                "http://8.8.8.8./",
                "http://8.8.8.256/",
                "http://8.8.8.8.8/",
                "http://a.0x7f/",
                "http://[fe80::1%25eth0]/",
                "http://[2a00::1%25eth0]/",
                "http://[2a00::1%251]/",
                "http://user@8.8.8.8/",
                "http://user:secret@8.8.8.8/",
                "http://@8.8.8.8/",
                "http://8.8.8.8@a_b/",
                "http://8.8.8.8/#fragment",
                "http://8.8.8.8/#",
                "http://8.8.8.8:0/",
                "http://8.8.8.8:65536/",
                "http://8.8.8.8:/",
                "http:///path",
                "http:8.8.8.8",
                "http://a_b/",
                "http://ümlaut.example/",
                "http://%31%32%37.0.0.1/",
                "ftp://8.8.8.8/",
                "file:///etc/passwd",
                "jar:http://8.8.8.8/!/",
                "//8.8.8.8/",
                "8.8.8.8",
                ""
            })
    void whatMayBeReadInMoreThanOneWayIsRefusedByAll(String address) {
        for (AddressPolicy policy : List.of(PUBLIC, PRIVATE, ANY, AddressPolicy.hosts(host -> true))) {
            assertThat(refusal(policy, address))
                    .contains("must not be called: ")
                    .doesNotContain("secret");
            assertThat(rule(policy, address))
                    .isIn(Rule.SCHEME, Rule.USER, Rule.FRAGMENT, Rule.NO_HOST, Rule.PORT, Rule.ZONE, Rule.NUMBER);
        }
    }

    @Test
    void everyAddressOfANameMustBeAdmitted() throws Exception {
        assertThat(refusal(resolving(AddressUse.PUBLIC, "8.8.8.8", "2a00::1"), "http://cp.example.com/"))
                .isEmpty();
        assertThat(refusal(resolving(AddressUse.PUBLIC, "8.8.8.8", "127.0.0.1"), "http://cp.example.com/"))
                .contains("http://cp.example.com", "127.0.0.1 is a loopback address (127.0.0.0/8)");
        assertThat(refusal(resolving(AddressUse.PUBLIC, "2a00::1", "fe80::1"), "http://cp.example.com./"))
                .contains("link-local");
    }

    @Test
    void theVerdictHoldsWhatWasJudged() throws Exception {
        AddressVerdict admitted =
                resolving(AddressUse.PUBLIC, "8.8.8.8", "2a00::1").judge(URI.create("https://cp.example.com/"));
        assertThat(admitted)
                .isEqualTo(new AddressVerdict.Admitted(
                        List.of(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("2a00::1"))));
        assertThat(refused(PUBLIC, "http://[64:ff9b::a9fe:a9fe]/").orElseThrow().address())
                .contains(new AddressVerdict.JudgedAddress(
                        InetAddress.getByName("64:ff9b::a9fe:a9fe"),
                        NetworkRange.parse("169.254.0.0/16"),
                        AddressUse.LINK_LOCAL));
    }

    @Test
    void namesWithoutAnAddressAreRefused() {
        AddressPolicy policy = new ResolvingPolicy(use -> true, host -> {
            throw new UnknownHostException(host);
        });
        assertThat(refusal(policy, "http://cp.example.com/")).contains("cp.example.com", "has no address");
    }

    @Test
    void hostsAreComparedInOneForm() {
        List<String> asked = new ArrayList<>();
        AddressPolicy policy = AddressPolicy.hosts(host -> asked.add(host) && host.startsWith("cp-i"));
        assertThat(refusal(policy, "http://CP-I.Example.COM.:81/x")).isEmpty();
        assertThat(rule(policy, "https://[2A00::1]/")).isEqualTo(Rule.HOST);
        assertThat(refusal(policy, "http://127.0.0.1/")).contains("none of those");
        assertThat(asked).containsExactly("cp-i.example.com", "[2a00::1]", "127.0.0.1");
    }

    @Test
    void reasonsAreShort() {
        assertThat(refusal(PUBLIC, "ftp://" + "a".repeat(10_000) + "/")).hasSizeLessThan(400);
    }
}
