package org.ocpp4j.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses of stations a central system calls. */
class CallbackPolicyTest {
    private static final CallbackPolicy PUBLIC = CallbackPolicy.publicAddresses();
    private static final CallbackPolicy PRIVATE = CallbackPolicy.alsoPrivateAddresses();
    private static final CallbackPolicy ANY = CallbackPolicy.anyAddress();

    private static String refusal(CallbackPolicy policy, String address) {
        return policy.refusal("CP-1", URI.create(address)).orElse("");
    }

    /** A policy whose every host has certain addresses. */
    private static CallbackPolicy resolving(AddressKind admitted, String... addresses) throws UnknownHostException {
        List<InetAddress> resolved = new ArrayList<>();
        for (String address : addresses) {
            resolved.add(InetAddress.getByName(address));
        }
        return new AddressPolicy(Set.of(admitted), host -> resolved.toArray(InetAddress[]::new));
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
        assertThat(reason).contains(host, "is a private address", "CallbackPolicy.alsoPrivateAddresses()");
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
        for (CallbackPolicy policy : List.of(PUBLIC, PRIVATE)) {
            assertThat(refusal(policy, "http://" + host + "/"))
                    .contains(host, "must not be called", "CallbackPolicy.anyAddress() would admit it");
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
        for (CallbackPolicy policy : List.of(PUBLIC, PRIVATE, ANY, CallbackPolicy.hosts(host -> true))) {
            assertThat(refusal(policy, address))
                    .contains("must not be called: ", "; no setting admits it")
                    .doesNotContain("secret");
        }
    }

    @Test
    void everyAddressOfANameMustBeAdmitted() throws Exception {
        assertThat(refusal(resolving(AddressKind.PUBLIC, "8.8.8.8", "2a00::1"), "http://cp.example.com/"))
                .isEmpty();
        assertThat(refusal(resolving(AddressKind.PUBLIC, "8.8.8.8", "127.0.0.1"), "http://cp.example.com/"))
                .contains("http://cp.example.com", "127.0.0.1 is a loopback address (127.0.0.0/8)");
        assertThat(refusal(resolving(AddressKind.PUBLIC, "2a00::1", "fe80::1"), "http://cp.example.com./"))
                .contains("link-local");
    }

    @Test
    void namesWithoutAnAddressAreRefused() {
        CallbackPolicy policy = new AddressPolicy(Set.of(AddressKind.values()), host -> {
            throw new UnknownHostException(host);
        });
        assertThat(refusal(policy, "http://cp.example.com/")).contains("cp.example.com", "has no address");
    }

    @Test
    void hostsAreComparedInOneForm() {
        List<String> asked = new ArrayList<>();
        CallbackPolicy policy = CallbackPolicy.hosts(host -> asked.add(host) && host.startsWith("cp-i"));
        assertThat(refusal(policy, "http://CP-I.Example.COM.:81/x")).isEmpty();
        assertThat(refusal(policy, "https://[2A00::1]/")).contains("[2a00::1]", "CallbackPolicy.hosts");
        assertThat(refusal(policy, "http://127.0.0.1/")).contains("none of those");
        assertThat(asked).containsExactly("cp-i.example.com", "[2a00::1]", "127.0.0.1");
    }

    @Test
    void reasonsAreShort() {
        assertThat(refusal(PUBLIC, "ftp://" + "a".repeat(10_000) + "/")).hasSizeLessThan(400);
    }
}
