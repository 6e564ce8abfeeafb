package org.ocpp4j.server.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format strictly, and says what {@code promtool check metrics} would not like, and more. */
public final class Exposition {
    /** What one name has. */
    public static final class Family {
        private final String name;
        private String type = "";
        private String help = "";
        private final Map<Map<String, String>, Double> samples = new LinkedHashMap<>();
        private final Set<String> labels = new HashSet<>();

        private Family(String name) {
            this.name = name;
        }

        /** Its type, such as {@code counter}. */
        public String type() {
            return type;
        }

        /** Labels of its samples, without {@code le} and {@code quantile}. */
        public Set<String> labels() {
            return labels;
        }
    }

    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? ([^ ]+)");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\n\"])*)\",?");
    private static final List<String> PARTS = List.of("_bucket", "_count", "_sum");
    private static final Pattern ABBREVIATED =
            Pattern.compile(".*_(ms|us|ns|sec|secs|milliseconds|minutes|hours|kb|mb|kbytes)(_.*)?");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();
    private String part = "";

    private Exposition() {}

    /** Reads what a server answered. */
    public static Exposition of(String text) {
        Exposition exposition = new Exposition();
        if (!text.endsWith("\n")) {
            exposition.problems.add("The last line does not end");
        }
        text.lines().forEach(exposition::line);
        exposition.families.values().forEach(exposition::check);
        return exposition;
    }

    /** What is wrong. */
    public List<String> problems() {
        return problems;
    }

    /** All names. */
    public Map<String, Family> families() {
        return families;
    }

    /** The value of a sample; fails if there is none. */
    public double value(String name, Map<String, String> labels) {
        Family family = family(name);
        Map<String, String> key = new TreeMap<>(labels);
        key.put("", part);
        Double value = family.samples.get(key);
        if (value == null) {
            throw new AssertionError("No " + name + labels + " in " + family.samples.keySet());
        }
        return value;
    }

    private void line(String line) {
        if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
            String[] words = line.split(" ", 4);
            Family family = families.computeIfAbsent(words[2], Family::new);
            boolean help = words[1].equals("HELP");
            if (!(help ? family.help : family.type).isEmpty() || !family.samples.isEmpty()) {
                problems.add(words[1] + " of " + words[2] + " comes twice, or too late");
            }
            if (help) {
                family.help = words.length > 3 ? words[3] : "";
            } else {
                family.type = words[3];
            }
        } else if (!line.startsWith("#")) {
            Matcher sample = SAMPLE.matcher(line);
            if (!sample.matches()) {
                problems.add("No sample: " + line);
                return;
            }
            Family family = family(sample.group(1));
            Map<String, String> labels = labels(sample.group(2), line);
            labels.keySet().stream()
                    .filter(label -> !label.equals("le") && !label.equals("quantile"))
                    .forEach(family.labels::add);
            labels.put("", part);
            if (family.samples.put(labels, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))) != null) {
                problems.add("Twice: " + line);
            }
        }
    }

    /** The family of a sample's name; notes which part of it the sample is. */
    private Family family(String name) {
        for (String suffix : PARTS) {
            Family family = families.get(name.replaceFirst(suffix + "$", ""));
            if (name.endsWith(suffix)
                    && family != null
                    && !family.type.equals("gauge")
                    && !family.type.equals("counter")) {
                part = suffix;
                return family;
            }
        }
        part = "";
        return families.computeIfAbsent(name, Family::new);
    }

    private Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            int end = 0;
            while (label.find() && label.start() == end) {
                if (labels.put(label.group(1), label.group(2)) != null) {
                    problems.add("A label comes twice: " + line);
                }
                end = label.end();
            }
            if (end != text.length()) {
                problems.add("No labels: " + line);
            }
        }
        return labels;
    }

    private void check(Family family) {
        String name = family.name;
        rule(name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), name, "is not in snake case");
        rule(!family.help.isEmpty(), name, "has no HELP");
        rule(Set.of("counter", "gauge", "histogram", "summary").contains(family.type), name, "has no TYPE");
        rule(!family.samples.isEmpty(), name, "has no samples");
        rule(family.type.equals("counter") == name.endsWith("_total"), name, "ends in _total, or should");
        rule(PARTS.stream().noneMatch(name::endsWith), name, "ends as a part of a histogram does");
        rule(!ABBREVIATED.matcher(name).matches(), name, "has a unit that is no base unit");
        boolean timed = family.type.equals("histogram") || family.type.equals("summary");
        rule(!timed || name.endsWith("_seconds") || name.endsWith("_bytes"), name, "has no unit");
        rule(!name.contains("_" + family.type), name, "has its type in its name");
        family.labels.forEach(label -> {
            rule(label.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"), name, "has the label " + label);
            rule(
                    !Set.of("identity", "station", "message_id", "id_tag").contains(label),
                    name,
                    "has no bound: " + label);
        });
        if (family.type.equals("counter")) {
            rule(family.samples.values().stream().allMatch(value -> value >= 0), name, "is below 0");
        }
        if (family.type.equals("histogram")) {
            buckets(family);
        }
    }

    private void rule(boolean holds, String name, String otherwise) {
        if (!holds) {
            problems.add(name + " " + otherwise);
        }
    }

    private void buckets(Family family) {
        Map<Map<String, String>, TreeMap<Double, Double>> series = new LinkedHashMap<>();
        family.samples.forEach((labels, value) -> {
            if ("_bucket".equals(labels.get(""))) {
                Map<String, String> others = new TreeMap<>(labels);
                String limit = String.valueOf(others.remove("le")).replace("Inf", "Infinity");
                others.put("", "_count");
                series.computeIfAbsent(others, added -> new TreeMap<>()).put(Double.valueOf(limit), value);
            }
        });
        rule(!series.isEmpty(), family.name, "has no buckets");
        series.forEach((labels, buckets) -> {
            double before = 0;
            for (double count : buckets.values()) {
                rule(count >= before, family.name, "has buckets that are not cumulative");
                before = count;
            }
            rule(buckets.lastKey().isInfinite(), family.name, "has no bucket +Inf");
            rule(Double.valueOf(before).equals(family.samples.get(labels)), family.name, "has another count than +Inf");
        });
    }
}
