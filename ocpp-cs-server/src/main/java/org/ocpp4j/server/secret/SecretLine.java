package org.ocpp4j.server.secret;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ocpp4j.server.text.Texts;

/** Masks a line for people: values assigned to the name of a secret, and values of such names in JSON. Immutable. */
final class SecretLine {
    /** The rest of a longer line is not read. */
    private static final int LONGEST = 32_000;

    /** In quotes, which are escaped where JSON stands in JSON, and need not end. */
    private static final String QUOTED = "\\\\{1,9}\"[^\"]*+\"?|\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+){0,500}+\"?|'[^']*+'?";

    private static final Pattern VALUE = Pattern.compile(
            "(\\\\{0,9}\"value\\\\{0,9}\"\\s{0,9}:\\s{0,9})(?:" + QUOTED + ")", Pattern.CASE_INSENSITIVE);

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
        this.named = Pattern.compile("\"[\\w.-]{0,40}" + any + "[\\w.-]{0,40}\\\\{0,9}\"", Pattern.CASE_INSENSITIVE);
    }

    private static String spelled(String name) {
        return name.chars()
                .mapToObj(letter -> Pattern.quote(String.valueOf((char) letter)))
                .collect(Collectors.joining("[-_. ]?"));
    }

    String mask(String given) {
        String line = Texts.beginning(given, LONGEST);
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
