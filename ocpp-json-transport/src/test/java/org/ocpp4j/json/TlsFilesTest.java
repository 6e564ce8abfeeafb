package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates and keys from files. */
class TlsFilesTest {
    @TempDir
    private static Path folder;

    private static PemCertificates pem;
    private static Path everybody;

    @BeforeAll
    static void makeCertificates() throws Exception {
        pem = new PemCertificates(folder)
                .create("rsa", "RSA")
                .create("ec", "EC")
                .create("ca", "EC", "-ext", "bc:c")
                .create("issued", "EC", "-signer", "ca")
                .create("old", "EC", "-startdate", "-10d", "-validity", "5")
                .create("dsa", "DSA", "-keysize", "2048");
        everybody = pem.file("everybody.pem", pem.chain("rsa") + pem.chain("ec") + pem.chain("ca"));
    }

    private static Path key(String form) throws Exception {
        String alias = form.endsWith("rsa") ? "rsa" : "ec";
        return pem.file(
                "key.pem",
                switch (form) {
                    case "pkcs1-rsa" -> pem.pkcs1("rsa");
                    case "sec1-ec" -> pem.sec1("ec", true);
                    case "encrypted-rsa", "encrypted-ec" -> pem.encrypted(alias, "open sesame");
                    default -> pem.pkcs8(alias);
                });
    }

    /** The subject that a server shows which uses these files. */
    private static String shown(TlsFiles files) throws Exception {
        return shown(files, TlsFiles.builder().trusted(everybody).build().get());
    }

    private static String shown(TlsFiles files, SSLContext client) throws Exception {
        try (ServerFixture door = new ServerFixture()) {
            door.transport.tls(files, new SSLParameters());
            door.start();
            try (SSLSocket socket =
                    (SSLSocket) client.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), door.port())) {
                socket.setSoTimeout(10_000);
                socket.startHandshake();
                return socket.getSession().getPeerPrincipal().getName();
            }
        }
    }

    private static TlsFiles.Builder builder(Path chain, Path key) {
        return TlsFiles.builder().certificate(chain, key);
    }

    @ParameterizedTest
    @CsvSource({"pkcs8-rsa,rsa", "pkcs8-ec,ec", "pkcs1-rsa,rsa", "sec1-ec,ec"})
    void everyFormOfKeyIsRead(String form, String alias) throws Exception {
        Path chain = pem.file("chain.pem", pem.chain(alias));
        assertThat(shown(builder(chain, key(form)).build())).isEqualTo("CN=" + alias);
    }

    @ParameterizedTest
    @CsvSource({"encrypted-rsa,rsa", "encrypted-ec,ec"})
    void encryptedKeysAreRead(String form, String alias) throws Exception {
        Path chain = pem.file("chain.pem", pem.chain(alias));
        Path key = key(form);
        TlsFiles files = TlsFiles.builder()
                .certificate(chain, key, "open sesame".toCharArray())
                .build();
        assertThat(shown(files)).isEqualTo("CN=" + alias);
        assertThat(files.toString()).contains(chain.toString(), key.toString()).doesNotContain("sesame");
        assertFails(
                TlsFiles.builder().certificate(chain, key, "wrong".toCharArray()), key, "password does not decrypt");
        assertFails(builder(chain, key), key, "is encrypted");
    }

    @Test
    void whatOpenSslWritesIsRead() throws Exception {
        String path = System.getenv("PATH");
        assumeTrue(Arrays.stream(path.split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "openssl"))));
        Path plain = key("pkcs8-rsa");
        Path rsa = pem.file("rsa.pem", pem.chain("rsa"));
        Path ec = pem.file("ec.pem", pem.chain("ec"));
        Path made = folder.resolve("made.pem");
        openssl("pkcs8", "-topk8", "-v2", "aes-256-cbc", "-passout", "pass:x y", "-in", plain, "-out", made);
        var encrypted = TlsFiles.builder().certificate(rsa, made, "x y".toCharArray());
        assertThat(shown(encrypted.build())).isEqualTo("CN=rsa");
        openssl("rsa", "-traditional", "-in", plain, "-out", made);
        assertThat(Files.readString(made)).contains("BEGIN RSA PRIVATE KEY");
        assertThat(shown(builder(rsa, made).build())).isEqualTo("CN=rsa");
        openssl("rsa", "-traditional", "-aes128", "-passout", "pass:x", "-in", plain, "-out", made);
        assertFails(builder(rsa, made), made, "openssl pkcs8 -topk8");
        openssl("pkcs8", "-topk8", "-scrypt", "-passout", "pass:x", "-in", plain, "-out", made);
        var unknown = TlsFiles.builder().certificate(rsa, made, new char[] {'x'});
        assertFails(unknown, made, "openssl pkcs8 -topk8");
        openssl("ec", "-in", key("pkcs8-ec"), "-out", made);
        assertThat(Files.readString(made)).contains("BEGIN EC PRIVATE KEY");
        assertThat(shown(builder(ec, made).build())).isEqualTo("CN=ec");
    }

    private static void openssl(Object... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("openssl"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        PemCertificates.run(command);
    }

    @Test
    void oneFileMayHoldAllAndTextBesides() throws Exception {
        String content = "\uFEFF" + pem.chain("issued") + "Bag Attributes\n    friendlyName: ö\n"
                + pem.pkcs8("issued").replace("\n", "\r\n");
        Path file = pem.file("all.pem", content);
        assertThat(shown(builder(file, file).build())).isEqualTo("CN=issued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PKCS12", "JKS"})
    void keystoresDoAsWell(String type) throws Exception {
        Path store = folder.resolve("own." + type);
        Path trust = folder.resolve("trust." + type);
        Files.deleteIfExists(store);
        Files.deleteIfExists(trust);
        Path chain = pem.file("chain.pem", pem.chain("ec"));
        List<String> convert =
                List.of("-importkeystore", "-srckeystore", pem.keystore().toString(), "-srcstorepass");
        PemCertificates.keytool(store, concat(convert, "secret", "-srcalias", "ec", "-deststoretype", type));
        List<String> trusting = List.of("-importcert", "-alias", "it", "-storetype", type);
        PemCertificates.keytool(trust, concat(trusting, "-file", chain.toString()));
        char[] password = PemCertificates.PASSWORD.toCharArray();
        TlsFiles own = TlsFiles.builder().keystore(store, password).build();
        TlsFiles client = TlsFiles.builder().trustedKeystore(trust, password).build();
        Arrays.fill(password, '?');
        own.reload(); // the password was copied
        assertThat(shown(own, client.get())).isEqualTo("CN=ec");
        assertThat(own.toString()).doesNotContain(PemCertificates.PASSWORD);
        char[] wrong = {'w'};
        assertFails(TlsFiles.builder().keystore(store, wrong), store, "password is wrong");
        assertFails(TlsFiles.builder().trustedKeystore(trust, wrong), trust, "password is wrong");
        char[] right = PemCertificates.PASSWORD.toCharArray();
        assertFails(TlsFiles.builder().trustedKeystore(store, right), store, "no trusted certificate");
        assertFails(TlsFiles.builder().keystore(trust, right), trust, "no private key");
        assertFails(TlsFiles.builder().keystore(chain, right), chain, "neither PKCS12 nor JKS");
    }

    private static List<String> concat(List<String> first, String... others) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(others));
        return all;
    }

    @Test
    void trustIsThePlatformsOrWhatIsGivenAndNothingElse() throws Exception {
        Path chain = pem.file("chain.pem", pem.chain("ec"));
        TlsFiles own = builder(chain, key("pkcs8-ec")).build();
        SSLContext platform = TlsFiles.builder().build().get();
        SSLContext other = TlsFiles.builder()
                .trusted(pem.file("other.pem", pem.chain("rsa")))
                .build()
                .get();
        assertThatThrownBy(() -> shown(own, platform)).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> shown(own, other)).isInstanceOf(SSLException.class);
        SSLContext both = TlsFiles.builder()
                .trusted(pem.file("other.pem", pem.chain("rsa")))
                .trusted(chain)
                .build()
                .get();
        assertThat(shown(own, both)).isEqualTo("CN=ec");
    }

    @Test
    void anExpiredCertificateIsUsed() throws Exception {
        Path chain = pem.file("chain.pem", pem.chain("old"));
        assertThat(builder(chain, pem.file("key.pem", pem.pkcs8("old"))).build().get())
                .isNotNull();
    }

    @Test
    void everyErrorNamesTheFileAndWhatIsWrong() throws Exception {
        Path chain = pem.file("chain.pem", pem.chain("ec"));
        Path key = pem.file("key.pem", pem.pkcs8("ec"));
        Path missing = folder.resolve("missing.pem");
        assertFails(builder(missing, key), missing, "does not exist");
        assertFails(builder(chain, missing), missing, "does not exist");
        assertFails(builder(folder, key), folder, "is a directory");
        assertFails(builder(broken("some text"), key), "is not PEM");
        assertFails(builder(broken(pem.chain("ec").replace("-----END", "")), key), "has no end");
        assertFails(builder(broken(pem.chain("ec").replace("M", "*")), key), "not Base64");
        assertFails(
                builder(broken(PemCertificates.pem("CERTIFICATE", new byte[9])), key), "certificate that is broken");
        assertFails(builder(key, key), key, "holds no certificate, but [PRIVATE KEY]");
        assertFails(builder(chain, chain), chain, "holds no private key, but [CERTIFICATE]");
        assertFails(builder(chain, broken(pem.pkcs8("ec") + pem.pkcs8("ec"))), "more than one private key");
        assertFails(builder(chain, broken(PemCertificates.pem("PRIVATE KEY", new byte[9]))), "private key is broken");
        assertFails(builder(chain, broken(pem.pkcs8("dsa"))), "neither RSA nor EC");
        assertFails(builder(chain, broken(PemCertificates.pem("OPENSSH PRIVATE KEY", new byte[9]))), "openssl pkcs8");
        assertFails(builder(chain, broken(pem.sec1("ec", false))), "openssl pkcs8");
        byte[] endless = {0x30, (byte) 0x84, 0x7f, 0, 0, 0};
        assertFails(builder(chain, broken(PemCertificates.pem("EC PRIVATE KEY", endless))), "openssl pkcs8");
        byte[] noLength = {0x30, (byte) 0x82, 1};
        assertFails(builder(chain, broken(PemCertificates.pem("EC PRIVATE KEY", noLength))), "openssl pkcs8");
        assertFails(builder(chain, broken(pem.pkcs8("rsa"))), "does not fit the first certificate in " + chain);
        assertFails(builder(chain, broken(pem.pkcs8("ca"))), "does not fit the first certificate in " + chain);
        Path reversed = pem.file("reversed.pem", pem.chain("ca") + pem.chain("issued"));
        assertFails(builder(reversed, broken(pem.pkcs8("issued"))), "which must come first");
        assertFails(builder(broken(pem.chain("ec") + pem.chain("rsa")), key), "certificate 2 is not of CN=ec");
        assertFails(builder(chain, key).certificate(chain, key), chain, "second certificate of EC");
        Path empty = pem.file("empty.pem", "# nobody\n");
        assertFails(TlsFiles.builder().trusted(empty), empty, "is not PEM");
        assertFails(TlsFiles.builder().trusted(key), key, "holds no certificate");
    }

    private static Path broken(String content) throws IOException {
        return pem.file("broken.pem", content);
    }

    private static void assertFails(TlsFiles.Builder builder, String why) {
        assertFails(builder, folder.resolve("broken.pem"), why);
    }

    private static void assertFails(TlsFiles.Builder builder, Path file, String why) {
        assertThatThrownBy(builder::build)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(why);
    }

    @Test
    void cutShortKeysFailInOrder() throws Exception {
        Path chain = pem.file("chain.pem", pem.chain("ec"));
        String text = pem.sec1("ec", true).split("-----", -1)[6]; // after the parameters
        byte[] der = Base64.getMimeDecoder().decode(text);
        for (int length = 0; length < der.length; length++) {
            Path key = pem.file("broken.pem", PemCertificates.pem("EC PRIVATE KEY", Arrays.copyOf(der, length)));
            assertFails(builder(chain, key), "private key");
        }
    }
}
