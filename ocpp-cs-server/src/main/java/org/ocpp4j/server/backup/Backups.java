package org.ocpp4j.server.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ocpp4j.server.backup.BackupException.Reason;
import org.ocpp4j.server.database.DatabaseSettings;
import org.ocpp4j.server.database.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of backups. A backup is made on the calling thread, one at a time; other calls meanwhile are rejected.
 * All methods block. Nothing is to be closed: the end of the process ends a backup in progress, whose file is
 * incomplete, never listed, and removed by the next one. Thread-safe.
 */
public final class Backups {
    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);
    private static final Pattern NAME = Pattern.compile("ocpp-(\\d{8}T\\d{9}Z)\\.db");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final BackupCopy copy;
    private final Path directory;
    private final int keep;
    private final Clock clock;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * A directory of backups.
     *
     * @param settings where it is, and how many are kept
     * @param database where the data are
     * @param clock gives backups their names
     */
    public Backups(BackupSettings settings, DatabaseSettings database, Clock clock) {
        this.copy = new BackupCopy(database);
        this.directory = Path.of(settings.directory()).toAbsolutePath().normalize();
        this.keep = settings.keep();
        this.clock = clock;
    }

    /**
     * Makes a backup of all data committed so far. Blocks until it is on the disk: about a second for 100 MB.
     *
     * @return the backup
     * @throws BackupException if there is no embedded database, another backup is being made, or this one failed; then
     *     nothing is left of it
     */
    public BackupFile make() {
        copy.requireEmbedded();
        if (!busy.compareAndSet(false, true)) {
            throw new BackupException(
                    Reason.RUNNING, "Another backup is being made; GET /api/v1/backups has it when it is complete");
        }
        try {
            return makeAlone();
        } finally {
            busy.set(false);
        }
    }

    /**
     * Makes a backup outside the directory.
     *
     * @param file where; it must not be there
     * @return the backup
     * @throws BackupException if there is no embedded database, or the backup failed; then nothing is left of it
     */
    public BackupFile makeAt(Path file) {
        copy.requireEmbedded();
        Path target = file.toAbsolutePath();
        Instant time = clock.instant();
        try {
            copy.writeTo(target);
            return new BackupFile(String.valueOf(target.getFileName()), Files.size(target), time);
        } catch (IOException | SQLException failed) {
            throw new BackupException(Reason.FAILED, "No backup into " + target + ": " + why(failed));
        }
    }

    private BackupFile makeAlone() {
        long begin = System.nanoTime();
        try {
            PrivateFiles.createDirectories(directory);
            removePartial();
            Instant time = freeTime();
            Path file = directory.resolve(name(time));
            copy.writeTo(file);
            BackupFile made = new BackupFile(name(time), Files.size(file), time);
            LOG.info("Backup {}: {} bytes in {} ms", file, made.size(), millisSince(begin));
            removeOld(made);
            return made;
        } catch (IOException | SQLException failed) {
            LOG.warn("No backup into {} after {} ms", directory, millisSince(begin), failed);
            throw new BackupException(Reason.FAILED, "No backup into " + directory + ": " + why(failed));
        }
    }

    /** Two in the same millisecond get different names. */
    private Instant freeTime() {
        Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        while (Files.exists(directory.resolve(name(time)))) {
            time = time.plusMillis(1);
        }
        return time;
    }

    private static String name(Instant time) {
        return "ocpp-" + TIME.format(time) + ".db";
    }

    private static long millisSince(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin).toMillis();
    }

    /** The failure, for people. Exceptions of files name the file but not always the error. */
    static String why(Exception failed) {
        return failed instanceof IOException
                ? failed.getClass().getSimpleName() + ": " + failed.getMessage()
                : String.valueOf(failed.getMessage());
    }

    /** The remains of a backup whose process was ended. */
    private void removePartial() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(BackupCopy.PARTIAL)
                        && NAME.matcher(name.substring(0, name.length() - BackupCopy.PARTIAL.length()))
                                .matches()) {
                    PrivateFiles.remove(file);
                }
            }
        }
    }

    /**
     * The new one is there; that an old one cannot be removed makes it no failure. Nor is it an old one itself, whatever
     * the names of the others say: clocks are set back.
     */
    private void removeOld(BackupFile made) {
        try {
            list().stream()
                    .filter(each -> keep > 0 && !each.name().equals(made.name()))
                    .skip(Math.max(0, keep - 1))
                    .forEach(this::remove);
        } catch (BackupException unreadable) {
            LOG.warn("Old backups were not removed: {}", unreadable.getMessage());
        }
    }

    private void remove(BackupFile old) {
        try {
            Files.deleteIfExists(directory.resolve(old.name()));
            LOG.info("Backup {} made room", old.name());
        } catch (IOException failed) {
            LOG.warn("The old backup {} cannot be removed: {}", old.name(), why(failed));
        }
    }

    /**
     * The backups that are there and complete.
     *
     * @return newest first
     * @throws BackupException if the directory cannot be read; one that is not there is empty
     */
    public List<BackupFile> list() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.flatMap(file -> describe(file).stream())
                    .sorted(Comparator.comparing(BackupFile::name).reversed())
                    .toList();
        } catch (IOException failed) {
            throw new BackupException(Reason.FAILED, "Cannot read " + directory + ": " + why(failed));
        }
    }

    private static Optional<BackupFile> describe(Path file) {
        String name = String.valueOf(file.getFileName());
        Matcher parts = NAME.matcher(name);
        if (!parts.matches() || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BackupFile(name, Files.size(file), TIME.parse(parts.group(1), Instant::from)));
        } catch (IOException | DateTimeException gone) {
            return Optional.empty(); // it made room meanwhile, or is not ours
        }
    }

    /**
     * Finds a backup by its name. Only names that this class gives are looked for, so none leads out of the directory.
     *
     * @param name a file name
     * @return the backup; empty if there is none
     */
    public Optional<BackupFile> find(String name) {
        return NAME.matcher(name).matches() ? describe(directory.resolve(name)) : Optional.empty();
    }

    /**
     * Opens a backup.
     *
     * @param backup one that was listed or found
     * @return its content, for the caller to close
     * @throws IOException if it cannot be read; it may be gone by now
     */
    public InputStream open(BackupFile backup) throws IOException {
        return Files.newInputStream(directory.resolve(backup.name()));
    }
}
