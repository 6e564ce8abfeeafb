package org.ocpp4j.server.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.ocpp4j.server.secret.Secrets;
import org.ocpp4j.server.text.Texts;

/**
 * The text of an exception in the log. Drivers of databases quote the values to be stored, whole messages of stations
 * included; only the beginning of their messages is logged, without values, and nothing if they begin with a value.
 */
final class Thrown {
    private static final int MOST_FRAMES = 40;
    private static final int MOST_CAUSES = 8;
    private static final int LONGEST_OF_DRIVERS = 200;

    /** Values as drivers quote them, open ones included; names of tables and columns stay. */
    private static final Pattern VALUES =
            Pattern.compile("'.*|(?<=converting |input syntax for type [a-z ]{1,40}: )\".*");

    private Thrown() {}

    /** The message; empty if there is none that may be logged. */
    static String message(IThrowableProxy thrown) {
        String message = own(thrown);
        IThrowableProxy cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++) {
            String quoted = cause.getMessage();
            if (quoted != null && !quoted.isEmpty()) { // exceptions like to quote their causes
                message = message.replace(quoted, own(cause));
            }
            cause = cause.getCause();
        }
        return message;
    }

    private static String own(IThrowableProxy thrown) {
        String message = thrown.getMessage();
        String type = thrown.getClassName();
        if (message == null || type.equals("java.sql.BatchUpdateException")) {
            return "";
        }
        if (type.startsWith("java.sql.") || type.startsWith("org.postgresql.") || type.startsWith("org.sqlite.")) {
            String first = message.lines().findFirst().orElse("");
            String told = VALUES.matcher(first).replaceAll("...");
            return Texts.beginning(told, LONGEST_OF_DRIVERS);
        }
        return Secrets.policy().maskLine(message);
    }

    /** The exception and what caused it, line by line; frames begin with spaces. */
    static List<String> trace(IThrowableProxy thrown) {
        List<String> lines = new ArrayList<>();
        IThrowableProxy each = thrown;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            String message = message(each);
            lines.add((depth == 0 ? "" : "caused by ")
                    + each.getClassName()
                    + (message.isEmpty() ? "" : ": " + Escaped.text(message)));
            int own = each.getStackTraceElementProxyArray().length - each.getCommonFrames();
            for (int frame = 0; frame < Math.min(own, MOST_FRAMES); frame++) {
                lines.add("    " + Escaped.text(each.getStackTraceElementProxyArray()[frame].getSTEAsString()));
            }
            each = each.getCause();
        }
        return lines;
    }
}
