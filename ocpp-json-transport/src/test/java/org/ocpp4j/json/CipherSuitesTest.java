package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocpp4j.json.internal.tls.CipherSuites;
import org.ocpp4j.json.internal.tls.TlsParameters;

/** Versions and cipher suites, with a certificate of RSA and one of an elliptic curve at once. */
class CipherSuitesTest {
    private static final byte ALERT = 0x15;
    private static final byte HANDSHAKE = 0x16;
    private static final int PROTOCOL_VERSION = 70;

    private static TlsFiles files;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) throws Exception {
        PemCertificates pem = new PemCertificates(folder).create("rsa", "RSA").create("ec", "EC");
        files = TlsFiles.builder()
                .keystore(pem.keystore(), PemCertificates.PASSWORD.toCharArray())
                .trusted(pem.file("both.pem", pem.chain("rsa") + pem.chain("ec")))
                .build();
    }

    private static ServerFixture listening(SSLParameters parameters) {
        ServerFixture door = new ServerFixture();
        door.transport.tls(files, parameters);
        return door.start();
    }

    private static SSLSession handshake(ServerFixture door, String... suites) throws IOException {
        try (SSLSocket socket = (SSLSocket)
                files.get().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.setEnabledCipherSuites(suites);
            socket.startHandshake();
            return socket.getSession();
        }
    }

    private static String[] defaults() {
        return CipherSuites.defaults();
    }

    private static List<String> supported() throws Exception {
        return List.of(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
    }

    @ParameterizedTest
    @MethodSource("defaults")
    void everySuiteWorks(String suite) throws Exception {
        SSLSession session;
        try (ServerFixture door = listening(new SSLParameters())) {
            session = handshake(door, suite);
        }
        assertThat(session.getCipherSuite()).isEqualTo(suite);
        boolean current = !suite.contains("_WITH_");
        assertThat(session.getProtocol()).isEqualTo(current ? "TLSv1.3" : "TLSv1.2");
        String algorithm = session.getPeerCertificates()[0].getPublicKey().getAlgorithm();
        assertThat(algorithm).isIn(current ? List.of("EC", "RSA") : List.of(suite.contains("ECDSA") ? "EC" : "RSA"));
    }

    @ParameterizedTest
    @CsvSource({
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,true",
        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,true",
        "TLS_RSA_WITH_AES_128_GCM_SHA256,false",
        "TLS_RSA_WITH_AES_256_GCM_SHA384,false"
    })
    void whatTheWhitepaperDemandsIsThereAsFarAsTheJdkAdmitsIt(String suite, boolean everywhere) throws Exception {
        assertThat(List.of(defaults()).contains(suite))
                .isEqualTo(everywhere || supported().contains(suite));
    }

    @Test
    void defaultsAreOfGoodQuality() {
        assertThat(defaults())
                .doesNotHaveDuplicates()
                .allSatisfy(suite -> assertThat(suite)
                        .doesNotContain("CBC", "NULL", "anon", "RC4")
                        .containsAnyOf("GCM", "CHACHA20"));
        assertThat(Arrays.stream(defaults()).dropWhile(suite -> !suite.startsWith("TLS_RSA_")))
                .allMatch(suite -> suite.startsWith("TLS_RSA_"));
    }

    @Test
    void theServerChoosesTheBest() throws Exception {
        List<String> old = Arrays.stream(defaults())
                .filter(suite -> suite.contains("_WITH_"))
                .toList();
        List<String> worstFirst = new ArrayList<>(old);
        Collections.reverse(worstFirst);
        try (ServerFixture door = listening(new SSLParameters())) {
            SSLSession session = handshake(door, worstFirst.toArray(String[]::new));
            assertThat(session.getCipherSuite()).isEqualTo(old.get(0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"})
    void othersAreForThoseWhoAsk(String suite) throws Exception {
        try (ServerFixture door = listening(new SSLParameters())) {
            assertThatThrownBy(() -> handshake(door, suite)).isInstanceOf(SSLHandshakeException.class);
        }
        try (ServerFixture door = listening(new SSLParameters(new String[] {suite}))) {
            assertThat(handshake(door, suite).getCipherSuite()).isEqualTo(suite);
        }
    }

    /** Sent by hand, since no JDK sends it any more. */
    @Test
    void version11IsRefused() throws Exception {
        try (ServerFixture door = listening(new SSLParameters())) {
            byte[] answer = answerTo(door, hello(0x0302));
            assertThat(answer[0]).isEqualTo(ALERT);
            assertThat(answer[6]).isEqualTo((byte) PROTOCOL_VERSION);
            assertThat(answerTo(door, hello(0x0303))[0]).isEqualTo(HANDSHAKE); // the same is taken from TLS 1.2
        }
    }

    private static byte[] answerTo(ServerFixture door, byte[] hello) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), door.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(hello);
            return socket.getInputStream().readNBytes(7);
        }
    }

    @Test
    void olderVersionsAreLeftOut() {
        SSLParameters mixed = new SSLParameters();
        mixed.setProtocols(new String[] {"TLSv1.1", "TLSv1.2", "SSLv3"});
        assertThat(TlsParameters.secure(mixed).getProtocols()).containsExactly("TLSv1.2");
        assertThat(TlsParameters.secure(new SSLParameters()).getProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
    }

    /** A ClientHello without a session (RFC 5246, section 7.4.1.2) that any server of its version can take. */
    private static byte[] hello(int version) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.writeShort(version);
        out.write(new byte[32]); // random
        out.writeByte(0); // no session
        int[] suites = {0xc02b, 0xc02f, 0xc009, 0xc013, 0x009c, 0x002f}; // ECDHE with GCM and CBC, RSA with both
        out.writeShort(2 * suites.length);
        for (int suite : suites) {
            out.writeShort(suite);
        }
        out.write(new byte[] {1, 0}); // no compression
        byte[] extensions = {
            0,
            10,
            0,
            6,
            0,
            4,
            0,
            23,
            0,
            24, // the curves secp256r1 and secp384r1
            0,
            11,
            0,
            2,
            1,
            0, // points uncompressed
            0,
            13,
            0,
            10,
            0,
            8,
            4,
            3,
            4,
            1,
            5,
            3,
            8,
            4 // signatures of both kinds
        };
        out.writeShort(extensions.length);
        out.write(extensions);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        DataOutputStream head = new DataOutputStream(record);
        head.writeByte(HANDSHAKE);
        head.writeShort(Math.min(version, 0x0301));
        head.writeShort(body.size() + 4);
        head.writeByte(1);
        head.writeByte(0);
        head.writeShort(body.size());
        body.writeTo(head);
        return record.toByteArray();
    }
}
