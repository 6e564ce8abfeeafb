package org.ocpp4j.core.official;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ocpp4j.core.official.Generator.Extent;
import org.ocpp4j.core.official.Model.Choice;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.official.Model.Listing;
import org.ocpp4j.core.official.Model.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The payloads to try with one message: valid ones, and each of them again with a single fault. No text occurs twice. */
final class Payloads {
    private static final int RANDOM_BASES = 120;
    private static final int FAULTS_PER_BASE = 3;
    private static final List<String> STRANGERS = List.of("extra", "customData", "", "constructor", "a/b~c", "\u0130d");

    private final Group message;
    private final String action;
    private final Vocabulary vocabulary;
    private final Samples samples;
    private final Random random;
    private final Generator generator;
    private final Map<String, Payload> payloads = new LinkedHashMap<>();

    private Payloads(Message message, Vocabulary vocabulary) {
        this.message = message.model();
        this.action = message.action().name();
        this.vocabulary = vocabulary;
        this.samples = new Samples(message.edition());
        this.random = new Random(message.toString().hashCode());
        this.generator = new Generator(samples, random);
    }

    static Collection<Payload> of(Message message, Vocabulary vocabulary) {
        return new Payloads(message, vocabulary).all();
    }

    private Collection<Payload> all() {
        JsonNode required = generator.value(message, Extent.REQUIRED);
        JsonNode full = generator.value(message, Extent.ALL);
        add(required, true, "required members only");
        add(full, true, "all members");
        exhaust(full);
        exhaust(required);
        for (int i = 0; i < RANDOM_BASES; i++) {
            JsonNode base = generator.value(message, Extent.RANDOM);
            add(base, true, "random members");
            List<Site> sites = Site.of(message, base, false);
            for (int fault = 0; fault < FAULTS_PER_BASE; fault++) {
                breakOnce(base, sites.get(random.nextInt(sites.size())));
            }
        }
        return payloads.values();
    }

    /** Tries everything at every place, one thing at a time. */
    private void exhaust(JsonNode base) {
        for (Site site : Site.of(message, base, true)) {
            if (site.isSingleValue()) {
                samples.good(site.model()).forEach(value -> put(base, site, value, true, "a valid value"));
                samples.bad(site.model()).forEach(value -> put(base, site, value, false, "an invalid value"));
            }
            WrongTypes.of(site.model(), site.value()).forEach(value -> put(base, site, value, false, "a wrong type"));
            if (site.model() instanceof Choice choice) {
                vocabulary.values(site.place().last().getMatchingProperty()).stream()
                        .filter(value -> !choice.values().contains(value))
                        .map(JsonNodeFactory.instance::stringNode)
                        .forEach(value -> put(base, site, value, false, "a value of another enumeration"));
            } else if (site.model() instanceof Listing list) {
                resize(base, site, list);
            } else if (site.model() instanceof Group group) {
                STRANGERS.forEach(name -> stranger(base, site, name));
                vocabulary.members(action).forEach((name, model) -> neighbour(base, site, group, name, model));
                group.members().forEach(member -> change(base, site, member));
            }
        }
    }

    private void resize(JsonNode base, Site site, Listing list) {
        for (int size : new int[] {0, 1, 3, 11}) {
            JsonNode elements = generator.list(list, size, Extent.RANDOM);
            put(base, site, elements, size >= list.minItems(), "a list of " + size);
        }
    }

    private void stranger(JsonNode base, Site site, String name) {
        for (JsonNode value : List.of(Json.read("null"), Json.read("1"), Json.read("{\"vendorId\":\"x\"}"))) {
            put(base, site, with(site.value(), name, value), false, "an additional member");
        }
    }

    /** Adds what is right elsewhere. */
    private void neighbour(JsonNode base, Site site, Group group, String name, Model model) {
        if (group.members().stream().noneMatch(member -> member.names().contains(name))) {
            JsonNode object = with(site.value(), name, generator.value(model, Extent.ALL));
            put(base, site, object, false, "a member of another object");
        }
    }

    /** Takes a member away, and gives it other names. */
    private void change(JsonNode base, Site site, Member member) {
        String written = member.name();
        JsonNode value = site.value().get(written);
        if (value == null) {
            JsonNode added = with(site.value(), written, generator.value(member.value(), Extent.RANDOM));
            put(base, site, added, true, "an optional member more");
            return;
        }
        JsonNode without = without(site.value(), written);
        put(base, site, without, !member.required(), "a member less");
        String capital = Character.toUpperCase(written.charAt(0)) + written.substring(1);
        put(base, site, with(without, capital, value), false, "a member's name in another case");
        put(base, site, with(site.value(), capital, value), false, "a member again in another case");
        for (String other : member.names().subList(1, member.names().size())) {
            put(base, site, with(without, other, value), true, "a member's other name");
            put(base, site, with(site.value(), other, value), false, "a member under both names");
        }
    }

    /** One fault at random. */
    private void breakOnce(JsonNode base, Site site) {
        if (site.model() instanceof Group && random.nextBoolean()) {
            put(
                    base,
                    site,
                    with(site.value(), STRANGERS.get(random.nextInt(STRANGERS.size())), Json.read("0")),
                    false,
                    "an additional member");
            return;
        }
        List<JsonNode> bad = site.isSingleValue() ? samples.bad(site.model()) : List.of();
        List<JsonNode> faults =
                bad.isEmpty() || random.nextInt(3) == 0 ? WrongTypes.of(site.model(), site.value()) : bad;
        put(base, site, faults.get(random.nextInt(faults.size())), false, "a random fault");
    }

    private void put(JsonNode base, Site site, JsonNode value, boolean valid, String what) {
        add(Json.replaced(base, site.place(), value), valid, what + " at '" + site.place() + "'");
    }

    private void add(JsonNode payload, boolean valid, String origin) {
        String text = Json.write(payload);
        payloads.putIfAbsent(text, new Payload(text, valid, origin));
    }

    private static ObjectNode with(JsonNode object, String name, JsonNode value) {
        ObjectNode copy = ((ObjectNode) object).deepCopy();
        copy.set(name, value);
        return copy;
    }

    private static ObjectNode without(JsonNode object, String name) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(member -> !member.getKey().equals(name))
                .forEach(member -> copy.set(member.getKey(), member.getValue()));
        return copy;
    }
}
