package org.ocpp4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Makes certificates with the JDK's own tool, all in one keystore, and writes them as PEM. */
final class PemCertificates {
    static final String PASSWORD = "secret";

    private final Path folder;

    PemCertificates(Path folder) {
        this.folder = folder;
    }

    Path keystore() {
        return folder.resolve("all.p12");
    }

    /** A new certificate for this machine, which signs itself unless more options say otherwise. */
    PemCertificates create(String alias, String algorithm, String... more) throws Exception {
        List<String> options =
                new ArrayList<>(List.of("-genkeypair", "-alias", alias, "-keyalg", algorithm, "-dname", "CN=" + alias));
        if (algorithm.equals("RSA")) {
            options.addAll(List.of("-keysize", "2048")); // soon made
        }
        options.addAll(List.of("-ext", "san=dns:localhost,ip:127.0.0.1"));
        options.addAll(List.of(more));
        keytool(keystore(), options);
        return this;
    }

    static void keytool(Path keystore, List<String> options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // starts faster
        command.addAll(options);
        command.addAll(List.of("-keystore", keystore.toString(), "-storepass", PASSWORD, "-noprompt"));
        run(command);
    }

    static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private KeyStore load() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keystore())) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    PrivateKey key(String alias) throws Exception {
        return (PrivateKey) load().getKey(alias, PASSWORD.toCharArray());
    }

    /** The certificate and those of its issuers. */
    String chain(String alias) throws Exception {
        StringBuilder pem = new StringBuilder();
        for (Certificate certificate : load().getCertificateChain(alias)) {
            pem.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        return pem.toString();
    }

    String pkcs8(String alias) throws Exception {
        return pem("PRIVATE KEY", key(alias).getEncoded());
    }

    /** By PBES2 (RFC 8018), AES-256, as OpenSSL does it. */
    String encrypted(String alias, String password) throws Exception {
        SecretKey secret = SecretKeyFactory.getInstance("PBEWithHmacSHA256AndAES_256")
                .generateSecret(new PBEKeySpec(password.toCharArray()));
        Cipher cipher = Cipher.getInstance("PBEWithHmacSHA256AndAES_256");
        cipher.init(Cipher.ENCRYPT_MODE, secret);
        byte[] hidden = cipher.doFinal(key(alias).getEncoded());
        byte[] pbes2 = {0x06, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 5, 13};
        ByteArrayOutputStream how = new ByteArrayOutputStream();
        how.writeBytes(pbes2);
        how.writeBytes(cipher.getParameters().getEncoded());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(der(0x30, how.toByteArray()));
        all.writeBytes(der(0x04, hidden));
        return pem("ENCRYPTED PRIVATE KEY", der(0x30, all.toByteArray()));
    }

    /** As {@code openssl genrsa} wrote it (RFC 8017, appendix A.1.2). */
    String pkcs1(String alias) throws Exception {
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) key(alias);
        List<BigInteger> numbers = List.of(
                BigInteger.ZERO,
                key.getModulus(),
                key.getPublicExponent(),
                key.getPrivateExponent(),
                key.getPrimeP(),
                key.getPrimeQ(),
                key.getPrimeExponentP(),
                key.getPrimeExponentQ(),
                key.getCrtCoefficient());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (BigInteger number : numbers) {
            all.writeBytes(der(0x02, number.toByteArray()));
        }
        return pem("RSA PRIVATE KEY", der(0x30, all.toByteArray()));
    }

    /** As {@code openssl ecparam -genkey} writes it (RFC 5915), with or without the name of the curve. */
    String sec1(String alias, boolean named) throws Exception {
        ECPrivateKey key = (ECPrivateKey) key(alias);
        int size = (key.getParams().getOrder().bitLength() + 7) / 8;
        byte[] number = key.getS().toByteArray();
        byte[] secret = new byte[size];
        int count = Math.min(size, number.length);
        System.arraycopy(number, number.length - count, secret, size - count, count);
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(key.getParams());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(der(0x02, new byte[] {1}));
        all.writeBytes(der(0x04, secret));
        if (named) {
            all.writeBytes(der(0xa0, curve.getEncoded()));
        }
        return pem("EC PARAMETERS", curve.getEncoded()) + pem("EC PRIVATE KEY", der(0x30, all.toByteArray()));
    }

    private static byte[] der(int tag, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(tag);
        if (content.length > 255) {
            element.write(0x82);
            element.write(content.length >> 8);
        } else if (content.length > 127) {
            element.write(0x81);
        }
        element.write(content.length);
        element.writeBytes(content);
        return element.toByteArray();
    }

    static String pem(String label, byte[] bytes) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    }
}
