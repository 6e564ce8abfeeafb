package org.ocpp4j.server.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Parts of a text that are to be replaced. What lies within another such part goes with it. Belongs to one thread. */
public final class Replacements {
    private static final int SHORTEST = 4;

    private record Part(int start, int end, String replacement) {}

    private final List<Part> parts = new ArrayList<>();

    public void add(int start, int end, String replacement) {
        parts.add(new Part(start, end, replacement));
    }

    /** The replaced texts that are long enough to be recognised; without the quotes of JSON. */
    public List<String> in(String text) {
        return parts.stream()
                .map(part -> text.substring(part.start(), part.end()).replaceAll("^\"|\"$", ""))
                .filter(part -> part.length() >= SHORTEST)
                .toList();
    }

    public String applyTo(String text) {
        if (parts.isEmpty()) {
            return text;
        }
        parts.sort(Comparator.comparingInt(Part::start)
                .thenComparing(Comparator.comparingInt(Part::end).reversed()));
        StringBuilder result = new StringBuilder(text.length());
        int done = 0;
        for (Part part : parts) {
            if (part.start() >= done) {
                result.append(text, done, part.start()).append(part.replacement());
                done = part.end();
            }
        }
        return result.append(text, done, text.length()).toString();
    }
}
