package org.ocpp4j.server.database;

import java.nio.file.Path;
import java.time.Duration;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteOpenMode;

/** How an SQLite file is opened. Stateless. */
final class SqliteConnections {
    /** Readers go on while the write-ahead log is written; a commit is on the disk when it returns. */
    private static final JournalMode JOURNAL = JournalMode.WAL;

    private static final SynchronousMode SYNCHRONOUS = SynchronousMode.FULL;

    /** The size to which the write-ahead log is cut once all of it is in the database file. */
    private static final int LONGEST_JOURNAL = 64 << 20;

    private static final int CACHE_KIBIBYTES = 16 << 10;

    private SqliteConnections() {}

    /**
     * Opens for writing; makes a file that is not there.
     *
     * @param patience how long to wait for another process that writes
     */
    static SQLiteDataSource writing(Path file, Duration patience) {
        SQLiteConfig config = config(patience);
        config.setJournalMode(JOURNAL);
        config.setJournalSizeLimit(LONGEST_JOURNAL);
        config.setSynchronous(SYNCHRONOUS);
        config.enforceForeignKeys(true);
        config.setTransactionMode(TransactionMode.IMMEDIATE);
        return source(config, file);
    }

    /** Opens a file that is there, for reading. */
    static SQLiteDataSource reading(Path file, Duration patience) {
        SQLiteConfig config = config(patience);
        config.setOpenMode(SQLiteOpenMode.READWRITE); // the index of the write-ahead log is written by readers, too
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        return source(config, file);
    }

    private static SQLiteConfig config(Duration patience) {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout((int) patience.toMillis());
        config.setCacheSize(-CACHE_KIBIBYTES);
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    private static SQLiteDataSource source(SQLiteConfig config, Path file) {
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(EmbeddedDatabase.url(file));
        return source;
    }
}
