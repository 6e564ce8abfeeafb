package org.ocpp4j.server.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second server away from the file of an embedded database. It locks a file of its own beside that: a process
 * that closes the database's file loses the locks that SQLite has on it (POSIX). The operating system gives the lock back
 * when the process ends, however that happens.
 */
public final class DatabaseLock implements AutoCloseable {
    private static final String SUFFIX = "-lock";

    private final @Nullable FileChannel channel;

    private DatabaseLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Locks a database, if it is an embedded one.
     *
     * @param settings where the database is
     * @return the lock; close it after the database
     * @throws DatabaseInUseException if another server has it
     * @throws DatabaseUnavailableException if the file of the lock cannot be made
     */
    public static DatabaseLock take(DatabaseSettings settings) {
        Path file = EmbeddedDatabase.file(settings).orElse(null);
        return file == null ? new DatabaseLock(null) : take(file);
    }

    /**
     * Locks the file of an embedded database.
     *
     * @param file the database
     * @return the lock; close it after the database
     * @throws DatabaseInUseException if a server has it
     * @throws DatabaseUnavailableException if the file of the lock cannot be made
     */
    public static DatabaseLock take(Path file) {
        try {
            EmbeddedDatabase.prepareDirectory(file);
            FileChannel channel = FileChannel.open(
                    file.resolveSibling(file.getFileName() + SUFFIX),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new DatabaseInUseException(file);
            }
            return new DatabaseLock(channel);
        } catch (IOException failed) {
            throw new DatabaseUnavailableException(failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException inThisProcess) {
            return null;
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
