package org.ocpp4j.server.messagelog;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.net.UrlText;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;

/** {@code /api/v1/messages}: the frame log. Stateless; its handlers block. */
public final class MessageResource implements ApiResource {
    private static final String PATH = "/api/v1/messages";
    private static final String TAG = "Messages";

    private final MessageSearch search;

    /**
     * A resource over a database.
     *
     * @param database where frames are kept
     */
    public MessageResource(Database database) {
        this.search = new MessageSearch(database);
    }

    @Override
    public List<Operation> operations() {
        return List.of(list(), one());
    }

    private Operation list() {
        return Operation.of(HandlerType.GET, PATH, "listMessages")
                .tag(TAG)
                .summary("Frames of all stations, newest first")
                .description(
                        "Where the list goes on, the header Link has the address of the next page, as rel=next. A page"
                                + " may hold fewer frames than the limit, even none: it ends where frames are large, or when"
                                + " looking for those that match takes long. The list ends where there is no such header. CSV with"
                                + " Accept: text/csv or format=csv.")
                .query("identity", "Only of this station")
                .query("direction", "Only RECEIVED from stations, or only SENT to them")
                .query("kind", "Only CALL, RESULT, ERROR or OTHER")
                .query("action", "Only of this action; answers included")
                .query("messageId", "Only with this message id; both the call and its answer have it")
                .query("text", "Only if the frame holds this, in capitals or not")
                .query("dateFrom", "string", "date-time", "Only from then on")
                .query("dateTo", "string", "date-time", "Only before then")
                .query("limit", "integer", "int32", "How many, at most 1000; 100 if it is not given")
                .query("before", "integer", "int64", "Only those with a lower seq; for paging")
                .query("format", "json or csv, whatever the header Accept says")
                .answers(200, "The frames", new Schema.ListOf(Message.class))
                .answers(200, "The frames as CSV", new Schema.Text(MessageCsv.MEDIA_TYPE))
                .answers(400, "A parameter is wrong", null)
                .handledBy(this::list);
    }

    private Operation one() {
        return Operation.of(HandlerType.GET, PATH + "/{seq}", "getMessage")
                .tag(TAG)
                .summary("A frame with its counterpart")
                .description("The counterpart is the answer to a call, or the call of an answer.")
                .path("seq", "The number of the frame")
                .answers(200, "The frame", new Schema.OfRecord(MessageDetail.class))
                .answers(404, "There is no such frame, or it was deleted", null)
                .handledBy(this::one);
    }

    private void list(Context request) {
        MessageFilter filter = MessageFilter.of(request);
        boolean csv = wantsCsv(request);
        MessageSearch.Page page = search.find(filter);
        List<Message> messages = page.messages();
        if (page.next() != null) {
            request.header("Link", "<" + next(request, page.next()) + ">; rel=\"next\"");
        }
        if (csv) {
            request.contentType(MessageCsv.MEDIA_TYPE + "; charset=utf-8").result(MessageCsv.write(messages));
        } else {
            request.json(messages);
        }
    }

    private static boolean wantsCsv(Context request) {
        String format = request.queryParam("format");
        if (format == null || format.isEmpty()) {
            String accept = request.header("Accept");
            return accept != null && accept.toLowerCase(Locale.ROOT).contains(MessageCsv.MEDIA_TYPE);
        }
        return switch (format) {
            case "csv" -> true;
            case "json" -> false;
            default -> throw MessageFilter.invalid("format", format, "json or csv");
        };
    }

    /** The same request for what follows. */
    private static String next(Context request, long before) {
        List<String> query = new ArrayList<>();
        request.queryParamMap().forEach((name, values) -> {
            if (!name.equals("before")) {
                values.forEach(value -> query.add(UrlText.inQuery(name) + "=" + UrlText.inQuery(value)));
            }
        });
        query.add("before=" + before);
        return request.path() + "?" + String.join("&", query);
    }

    private void one(Context request) {
        String given = request.pathParam("seq");
        Message message = number(given)
                .flatMap(search::find)
                .orElseThrow(() -> new ProblemException(
                        404, "unknownMessage", "There is no frame '" + given + "'; old ones are deleted"));
        request.json(new MessageDetail(message, search.counterpart(message).orElse(null)));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
