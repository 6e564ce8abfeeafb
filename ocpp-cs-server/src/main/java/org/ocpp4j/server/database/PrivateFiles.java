package org.ocpp4j.server.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Files and directories that only this user may read: databases and backups have secrets in them. Where a file system knows
 * no such permissions, files are as it makes them. Stateless.
 */
public final class PrivateFiles {
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final FileAttribute<?>[] ANY = {};
    private static final FileAttribute<?>[] PRIVATE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
    };

    private static final FileAttribute<?>[] PRIVATE_FILE = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private PrivateFiles() {}

    /**
     * Makes a file readable by this user only.
     *
     * @param file the file
     * @throws IOException if that cannot be done
     */
    public static void close(Path file) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /**
     * Creates an empty file that only this user may read.
     *
     * @param file the file; it must not exist
     * @throws IOException if it cannot be created
     */
    public static void createFile(Path file) throws IOException {
        Files.createFile(file, POSIX ? PRIVATE_FILE : ANY);
    }

    /**
     * Makes a directory and those above it. One that is there stays as it is.
     *
     * @param directory the directory
     * @throws IOException if it cannot be created
     */
    public static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, POSIX ? PRIVATE : ANY);
        }
    }

    /**
     * Removes a file, or a directory with all that is in it.
     *
     * @param root the file or directory; it need not exist
     * @throws IOException if something is left
     */
    public static void remove(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
