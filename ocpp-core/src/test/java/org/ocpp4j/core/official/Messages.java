package org.ocpp4j.core.official;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.ocpp4j.core.codec.MessageCodec;
import org.ocpp4j.core.official.Model.Group;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;

/** All messages that the official files describe, each with the message of ours that it is compared with. */
final class Messages {
    private Messages() {}

    static Vocabulary vocabulary() {
        return new Vocabulary(all());
    }

    static List<Message> all() {
        return Stream.of(ocpp15(), ocpp16()).flatMap(List::stream).toList();
    }

    static List<Message> ocpp16() {
        List<Message> messages = new ArrayList<>();
        addSchemas(OfficialFiles.json16(), Edition.OCPP_16, messages);
        addSchemas(OfficialFiles.security16(), Edition.SECURITY_16, messages);
        return complete(Ocpp16.VERSION, messages);
    }

    static List<Message> ocpp15() {
        Map<String, Group> groups = new HashMap<>();
        for (String file : OfficialFiles.names(OfficialFiles.soap15(), ".wsdl")) {
            WsdlModel.read(OfficialFiles.soap15().resolve(file + ".wsdl")).forEach((name, group) -> {
                Group other = groups.put(name, group); // DataTransfer is in both files
                if (other != null && !other.equals(group)) {
                    throw new IllegalStateException("The two services disagree about " + name);
                }
            });
        }
        List<Message> messages = new ArrayList<>();
        groups.forEach((name, group) ->
                messages.add(message(Ocpp15.VERSION, name, Edition.OCPP_15, group, new WsdlOracle(group))));
        return complete(Ocpp15.VERSION, messages);
    }

    /** The official text of a schema. */
    static String schema(Message message) {
        Path directory = message.edition() == Edition.SECURITY_16 ? OfficialFiles.security16() : OfficialFiles.json16();
        String file = message.kind() == MessageKind.REQUEST ? message.action().name() : message.name();
        return OfficialFiles.read(directory.resolve(file + ".json"));
    }

    private static void addSchemas(Path directory, Edition edition, Collection<Message> messages) {
        for (String file : OfficialFiles.names(directory, ".json")) {
            String schema = OfficialFiles.read(directory.resolve(file + ".json"));
            String name = file.endsWith("Response") ? file : file + "Request";
            Group group = JsonSchemaModel.read(Json.read(schema));
            messages.add(message(Ocpp16.VERSION, name, edition, group, new JsonSchemaOracle(schema)));
        }
    }

    private static Message message(OcppVersion version, String name, Edition edition, Group group, Oracle oracle) {
        MessageKind kind = name.endsWith("Request") ? MessageKind.REQUEST : MessageKind.RESPONSE;
        String action = name.substring(0, name.length() - kind.suffix().length());
        Action<?, ?> ours = MessageCodec.of(version)
                .action(action)
                .orElseThrow(() -> new IllegalStateException("We have no " + action + " in OCPP " + version.name()));
        return new Message(version, ours, kind, edition, group, oracle);
    }

    /** Both directions of all our actions must be among the messages; they come back in a fixed order. */
    private static List<Message> complete(OcppVersion version, List<Message> messages) {
        TreeSet<String> missing = new TreeSet<>();
        version.actions().forEach(action -> {
            missing.add(action.name() + "Request");
            missing.add(action.name() + "Response");
        });
        messages.forEach(message -> missing.remove(message.name()));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("No official file describes " + missing);
        }
        return messages.stream().sorted((a, b) -> a.name().compareTo(b.name())).toList();
    }
}
