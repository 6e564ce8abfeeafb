package org.ocpp4j.json.internal.address;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the headers in which proxies name their clients. The returned lists start with the nearest proxy, which wrote
 * last: headers are read from the right, so that an open quote of a client cannot hide the entries of proxies.
 */
final class ForwardedFor {
    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";
    private static final Pattern PAIR = // RFC 7239, section 4; brackets without quotes are let pass
            Pattern.compile("\\s*([\\w!#$%&'*+.^`|~-]+)=(?:" + QUOTED + "|([^\\s\",;=]+))\\s*(?:;|$)");

    private ForwardedFor() {}

    /** The parameters {@code for} of {@code Forwarded}; an empty text for an element without it, or a broken one. */
    static List<String> standard(List<String> lines) {
        List<String> nodes = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String line = lines.get(i);
            int end = line.length();
            boolean quoted = false;
            for (int at = line.length() - 1; at >= -1; at--) {
                char here = at < 0 ? ',' : line.charAt(at);
                if (here == '"' && !escaped(line, at)) {
                    quoted = !quoted;
                } else if (here == ',' && (!quoted || at < 0)) {
                    nodes.add(node(line.substring(at + 1, end)));
                    end = at;
                }
            }
        }
        return nodes;
    }

    /** Whether the backslashes before a character are an odd number. */
    private static boolean escaped(String line, int at) {
        int first = at;
        while (first > 0 && line.charAt(first - 1) == '\\') {
            first--;
        }
        return (at - first) % 2 == 1;
    }

    private static String node(String element) {
        String node = "";
        Matcher pair = PAIR.matcher(element);
        int end = 0;
        while (end < element.length()) {
            if (!pair.region(end, element.length()).lookingAt()) {
                return "";
            }
            end = pair.end();
            if (pair.group(1).equalsIgnoreCase("for")) {
                if (!node.isEmpty()) {
                    return ""; // two of them
                }
                String quoted = pair.group(2);
                node = quoted == null ? pair.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            }
        }
        return node;
    }

    /** The elements of {@code X-Forwarded-For}. */
    static List<String> older(List<String> lines) {
        List<String> nodes = new ArrayList<>();
        for (int i = lines.size() - 1; i >= 0; i--) {
            String[] elements = lines.get(i).split(",", -1);
            for (int j = elements.length - 1; j >= 0; j--) {
                nodes.add(elements[j].strip());
            }
        }
        return nodes;
    }
}
