package org.ocpp4j.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Run by the build: writes the schemas of versions below a directory. */
public final class SchemaWriter {
    private SchemaWriter() {}

    /**
     * Writes one file per message.
     *
     * @param arguments the directory of compiled classes, then the classes that hold a version in {@code VERSION}
     * @throws IOException if a file cannot be written
     * @throws ReflectiveOperationException if a class holds no version
     */
    public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        for (String name : List.of(arguments).subList(1, arguments.length)) {
            OcppVersion version =
                    (OcppVersion) Class.forName(name).getField("VERSION").get(null);
            for (Action<?, ?> action : version.actions()) {
                for (MessageKind kind : action.messages()) {
                    String resource = MessageSchemas.resource(version, action.name(), kind);
                    Path file = Path.of(arguments[0], resource.substring(1));
                    Files.createDirectories(file.getParent());
                    String schema = mapper.writeValueAsString(MessageSchemas.generate(version, action, kind));
                    Files.writeString(file, schema.replace("\r\n", "\n") + "\n");
                }
            }
        }
    }
}
