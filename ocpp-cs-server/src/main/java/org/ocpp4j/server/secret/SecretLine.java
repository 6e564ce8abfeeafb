package org.ocpp4j.server.secret;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Masks a line for people: what is assigned to the name of a secret, and what stands beside such a name in JSON. Immutable. */
final class SecretLine {
    /** In quotes, which are escaped where JSON stands in JSON. */
    private static final String QUOTED =
            "\\\\{1,9}\"[^\"]{0,10000}+\"|\"(?:[^\"\\\\]|\\\\.){0,10000}+\"|'[^']{0,10000}+'";

    private static final Pattern VALUE =
            Pattern.compile("(\"value\"\\s{0,9}:\\s{0,9})(?:" + QUOTED + ")", Pattern.CASE_INSENSITIVE);

    private final List<String> names;
    private final Pattern assigned;
    private final Pattern named;

    SecretLine(Collection<String> furtherNames) {
        this.names = Stream.concat(
                        SecretNames.WITHIN.stream(), Stream.concat(SecretNames.WHOLE.stream(), furtherNames.stream()))
                .toList();
        String any = Stream.concat(SecretNames.WITHIN.stream(), furtherNames.stream())
                .map(SecretLine::spelled)
                .collect(Collectors.joining("|", "(?:", ")"));
        String whole = SecretNames.WHOLE.stream().collect(Collectors.joining("|", "(?<![\\w])(?:", ")"));
        String name = "(?:" + any + "[\\w.-]{0,40}|" + whole + ")";
        this.assigned = Pattern.compile(
                "(" + name + "\\\\{0,9}[\"']?(?:\\s?[=:]\\s?(?=\\\\{0,9}[\"'])|[=:]))(?:" + QUOTED
                        + "|[^\\s,;&}\\])\"']+)",
                Pattern.CASE_INSENSITIVE);
        this.named = Pattern.compile("\"[\\w.-]{0,40}" + any + "[\\w.-]{0,40}\"", Pattern.CASE_INSENSITIVE);
    }

    private static String spelled(String name) {
        return name.chars()
                .mapToObj(letter -> Pattern.quote(String.valueOf((char) letter)))
                .collect(Collectors.joining("[-_. ]?"));
    }

    String mask(String line) {
        String folded = SecretNames.fold(line);
        String masked = SecretNames.ADDRESSES.stream().anyMatch(folded::contains)
                ? UrlCredentials.maskAll(line)
                : UrlCredentials.mask(line);
        if (!SecretNames.holds(folded, names)) {
            return masked;
        }
        masked = assigned.matcher(masked).replaceAll("$1" + Secrets.MASK);
        return named.matcher(masked).find() ? VALUE.matcher(masked).replaceAll("$1\"" + Secrets.MASK + "\"") : masked;
    }
}
