package org.ocpp4j.server.cli.validate;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code validate}: a message on each line of standard input, a verdict on each line of standard output. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = {
            "Checks messages: one JSON object on each line of standard input, one verdict on each line of standard output.",
            "Input:  {\"version\":\"1.6\",\"action\":\"Heartbeat\",\"kind\":\"Request\",\"payload\":{}}",
            "   or   {\"version\":\"1.6\",\"frame\":\"[2,\\\"1\\\",\\\"Heartbeat\\\",{}]\"}",
            "        (with \"action\" beside the frame of a result, its payload is checked too)",
            "Output: {\"line\":1,\"valid\":true,\"errors\":[]}",
            "The exit status is 1 if any line was invalid."
        })
public final class ValidateCommand implements Callable<Integer> {
    private final JsonMapper mapper = JsonMapper.shared();
    private final LineValidator validator = new LineValidator();

    /** Runs over the streams of the process, always in UTF-8. */
    @Override
    public Integer call() throws IOException {
        return validate(System.in, System.out) ? 0 : 1;
    }

    /** Returns whether every line was valid. */
    boolean validate(InputStream in, OutputStream out) throws IOException {
        BoundedLines lines = new BoundedLines(in);
        OutputStream verdicts = new BufferedOutputStream(out, 1 << 16);
        boolean allValid = true;
        for (BoundedLines.@Nullable Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
                List<Fault> faults = validator.validate(line);
                allValid &= faults.isEmpty();
                verdicts.write(verdict(lines.number(), faults).getBytes(StandardCharsets.UTF_8));
                if (in.available() == 0 && !lines.hasBuffered()) {
                    verdicts.flush(); // somebody may be typing
                }
            }
        }
        verdicts.flush();
        return allValid;
    }

    private String verdict(long number, List<Fault> faults) {
        ObjectNode verdict = mapper.createObjectNode();
        verdict.put("line", number).put("valid", faults.isEmpty());
        ArrayNode errors = verdict.putArray("errors");
        faults.forEach(fault -> errors.addObject()
                .put("pointer", fault.pointer())
                .put("keyword", fault.keyword())
                .put("message", fault.message())
                .put("code", fault.code()));
        return mapper.writeValueAsString(verdict) + "\n";
    }
}
