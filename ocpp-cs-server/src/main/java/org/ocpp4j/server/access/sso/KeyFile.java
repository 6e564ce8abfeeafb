package org.ocpp4j.server.access.sso;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A JWKS in a file. It is read whole each time: looking at its date would miss a change within the same moment. */
record KeyFile(Path file) implements KeySource {
    @Override
    public JWKSet read() throws IOException {
        try (InputStream in = open()) {
            byte[] bytes = in.readNBytes(KeyText.LONGEST + 1);
            if (bytes.length > KeyText.LONGEST) {
                throw new IOException("it is longer than " + KeyText.LONGEST + " bytes");
            }
            return KeyText.read(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private InputStream open() throws IOException {
        try {
            return Files.newInputStream(file);
        } catch (NoSuchFileException missing) {
            throw new IOException("there is no such file");
        } catch (FileSystemException unreadable) { // its message is the file name
            throw new IOException("it cannot be read");
        }
    }

    @Override
    public String name() {
        return file.toString();
    }
}
