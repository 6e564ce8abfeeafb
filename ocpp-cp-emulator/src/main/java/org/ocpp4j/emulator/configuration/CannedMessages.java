package org.ocpp4j.emulator.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.node.ObjectNode;

/**
 * The files {@code <Action>.json} of a station: its fixed answers to these actions; and {@code BootNotification.json},
 * its boot request. A changed file takes effect with the next message; while it is invalid, its earlier content stays
 * in effect.
 *
 * <p>Not thread-safe. Each use of a message checks on the calling thread whether the file has changed.
 */
public final class CannedMessages {
    private static final String SUFFIX = ".json";
    private static final String BOOT = "BootNotification";

    private record State(FileTime modified, long size) {}

    private record Known(State state, @Nullable ObjectNode message) {}

    private final Path folder;
    private final MessageCodec codec;
    private final Consumer<ConfigurationProblem> problems;

    /** At most one for each action. */
    private final Map<String, Known> known = new HashMap<>();

    /**
     * The files of a station.
     *
     * @param folder the directory of the station
     * @param version the version whose schemas they must match
     * @param problems receives each problem once per change of a file
     */
    public CannedMessages(Path folder, OcppVersion version, Consumer<ConfigurationProblem> problems) {
        this.folder = folder;
        this.codec = MessageCodec.of(version);
        this.problems = problems;
    }

    /**
     * Finds the message in a file.
     *
     * @param action the name of the action
     * @return the response to the action, or the request for BootNotification; empty if there was never a valid file
     */
    public Optional<ObjectNode> find(String action) {
        Optional<Action<?, ?>> named = codec.action(action).filter(CannedMessages::canBeCanned);
        if (named.isEmpty()) {
            return Optional.empty(); // also keeps names that a peer invents away from the file system
        }
        Path file = folder.resolve(action + SUFFIX);
        State state = state(file);
        Known before = known.get(action);
        if (state == null) {
            known.remove(action);
            return Optional.empty();
        }
        if (before == null || !before.state().equals(state)) {
            ObjectNode kept = before == null ? null : before.message();
            before = new Known(state, read(file, named.get()).orElse(kept));
            known.put(action, before);
        }
        return Optional.ofNullable(before.message()).map(ObjectNode::deepCopy);
    }

    /** Reads all files once to find problems; reports files without effect. */
    void check(Consumer<String> notes) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX) && !name.equals(StationFile.NAME))
                    .sorted()
                    .forEach(names::add);
        }
        for (String name : names) {
            String action = name.substring(0, name.length() - SUFFIX.length());
            if (codec.action(action).filter(CannedMessages::canBeCanned).isEmpty()) {
                notes.accept(folder.resolve(name) + " means nothing: OCPP "
                        + codec.version().name() + " has no action " + action + " that central systems call");
            } else {
                find(action);
            }
        }
    }

    private Optional<ObjectNode> read(Path file, Action<?, ?> action) {
        MessageKind kind = action.name().equals(BOOT) ? MessageKind.REQUEST : MessageKind.RESPONSE;
        return JsonFile.read(file, problems)
                .filter(message -> codec.validate(action, kind, message).stream()
                        .peek(violation -> problems.accept(new ConfigurationProblem(
                                file,
                                violation.pointer(),
                                action.name() + kind.suffix() + " of OCPP "
                                        + codec.version().name() + " (" + violation.message() + ")")))
                        .toList()
                        .isEmpty());
    }

    private static @Nullable State state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new State(attributes.lastModifiedTime(), attributes.size());
        } catch (NoSuchFileException absent) {
            return null;
        } catch (IOException unknown) {
            return new State(FileTime.fromMillis(0), -1); // reading it will report the problem
        }
    }

    private static boolean canBeCanned(Action<?, ?> action) {
        return action.isToStation() || action.name().equals(BOOT);
    }
}
