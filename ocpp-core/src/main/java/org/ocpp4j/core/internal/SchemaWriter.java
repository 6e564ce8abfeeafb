package org.ocpp4j.core.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ocpp4j.core.codec.MessageSchemas;
import org.ocpp4j.core.v15.Ocpp15;
import org.ocpp4j.core.v16.Ocpp16;
import org.ocpp4j.core.version.Action;
import org.ocpp4j.core.version.MessageKind;
import org.ocpp4j.core.version.OcppVersion;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Run by the build: writes the schemas of the versions that the library brings below the directory it is given. */
public final class SchemaWriter {
    private SchemaWriter() {}

    /**
     * Writes one file per message.
     *
     * @param arguments the directory of compiled classes
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        for (OcppVersion version : List.of(Ocpp15.VERSION, Ocpp16.VERSION)) {
            for (Action<?, ?> action : version.actions()) {
                for (MessageKind kind : MessageKind.values()) {
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
