package org.ocpp4j.json.handshake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ocpp4j.json.internal.address.PercentEncoding;

/**
 * The paths that stations connect to, and the segment that is their identity (OCPP-J 1.6, section 3.1.1). Immutable and
 * thread-safe.
 *
 * <p>A template is a prefix, then {@code {identity}}, optionally with {@code {account}} after or before it: {@code
 * /ocpp/{identity}}, {@code /ocpp/{account}/{identity}}, {@code /{identity}}. After a prefix the account is optional: a
 * path with one segment after the prefix names only the station. A {@code *} matches any prefix, also an empty one;
 * then the last segments are the identity and, if the template has one, the account, which is not optional.
 */
public final class PathTemplate {
    /** {@code /ocpp/{identity}} and {@code /ocpp/{identity}/{account}}. */
    public static final PathTemplate DEFAULT = of("/ocpp/{identity}/{account}");

    private static final String IDENTITY = "{identity}";
    private static final String ACCOUNT = "{account}";
    private static final String ANY = "*";

    private final String template;
    private final List<String> prefix;
    private final boolean anyPrefix;
    private final List<String> variables;

    private PathTemplate(String template, List<String> prefix, boolean anyPrefix, List<String> variables) {
        this.template = template;
        this.prefix = prefix;
        this.anyPrefix = anyPrefix;
        this.variables = variables;
    }

    /**
     * Reads a template.
     *
     * @param template for example {@code /ocpp/{identity}/{account}} or {@code *}{@code /{identity}}
     * @return the template
     * @throws IllegalArgumentException if it does not end with the identity, or the identity and the account
     */
    public static PathTemplate of(String template) {
        List<String> segments = segments(template);
        int first = 0;
        while (first < segments.size() && !segments.get(first).startsWith("{")) {
            first++;
        }
        List<String> prefix = segments.subList(0, first);
        List<String> variables = segments.subList(first, segments.size());
        boolean complete = variables.contains(IDENTITY)
                && (variables.size() == 1 || (variables.size() == 2 && variables.contains(ACCOUNT)));
        boolean anyPrefix = prefix.equals(List.of(ANY));
        if (!complete || (!anyPrefix && prefix.contains(ANY))) {
            throw new IllegalArgumentException("Not a prefix or *, then {identity} and perhaps {account}: " + template);
        }
        return new PathTemplate(
                template, anyPrefix ? List.of() : List.copyOf(prefix), anyPrefix, List.copyOf(variables));
    }

    /**
     * Reads the path of a request. Slashes at the end and doubled slashes are ignored.
     *
     * @param path the path as received, percent-encoded, with or without a query, such as {@code Handshake.path()}
     * @return identity and account, or empty if the path does not match the template
     * @throws IllegalArgumentException if its percent-encoding is broken, or a segment contains control characters
     */
    public Optional<StationPath> read(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : segments(withoutQuery(path))) {
            segments.add(PercentEncoding.decode(segment));
        }
        int skipped = anyPrefix ? segments.size() - variables.size() : prefix.size();
        if (skipped < 0
                || skipped >= segments.size()
                || (!anyPrefix && !segments.subList(0, skipped).equals(prefix))) {
            return Optional.empty();
        }
        List<String> values = segments.subList(skipped, segments.size());
        if (values.stream().anyMatch(value -> value.equals(".") || value.equals(".."))) {
            return Optional.empty(); // navigation, not a name
        }
        if (values.size() == 1) {
            return Optional.of(new StationPath(values.get(0), Optional.empty()));
        }
        return values.size() == variables.size()
                ? Optional.of(new StationPath(
                        values.get(variables.indexOf(IDENTITY)), Optional.of(values.get(variables.indexOf(ACCOUNT)))))
                : Optional.empty();
    }

    /**
     * The part of the path that all stations share.
     *
     * @return the part before the identity: empty, or with a slash at its start and none at its end
     */
    public String fixedPart() {
        return prefix.isEmpty() ? "" : "/" + String.join("/", prefix);
    }

    /**
     * The shortest matching path, for people.
     *
     * @return the template, without the account if it is optional, which is the case after a prefix
     */
    public String shortest() {
        return anyPrefix ? template : fixedPart() + "/" + IDENTITY;
    }

    @Override
    public String toString() {
        return template;
    }

    private static String withoutQuery(String path) {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
    }
}
