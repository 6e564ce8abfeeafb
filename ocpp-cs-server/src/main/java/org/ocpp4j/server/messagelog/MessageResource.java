package org.ocpp4j.server.messagelog;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.ocpp4j.server.database.Database;
import org.ocpp4j.server.rest.ApiResource;
import org.ocpp4j.server.rest.Operation;
import org.ocpp4j.server.rest.ProblemException;
import org.ocpp4j.server.rest.Schema;
import org.ocpp4j.server.rest.list.Listing;
import org.ocpp4j.server.rest.list.Order;
import org.ocpp4j.server.rest.list.Pages;
import org.ocpp4j.server.rest.list.Respond;
import org.ocpp4j.server.rest.list.TableChunks;

/** {@code /api/v1/messages}: the frame log. Thread-safe; its handlers block. */
public final class MessageResource implements ApiResource {
    private static final String PATH = "/api/v1/messages";
    private static final String TAG = "Messages";

    private final MessageSearch search;
    private final Listing<Message> listing;

    /**
     * A resource over a database.
     *
     * @param database where frames are kept
     */
    public MessageResource(Database database) {
        this.search = new MessageSearch(database);
        Order order = new Order.ByNumber();
        this.listing = new Listing<>(
                Message.class,
                order,
                MessageFilters.ALL,
                Message.CSV,
                "messages",
                Pages.OF_HUNDRED,
                (where, values) ->
                        new TableChunks<>(database, "*", "frame", where, order, ConstructorMapper.of(Message.class)));
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                listing.describe(Operation.of(HandlerType.GET, PATH, "listMessages")
                                .tag(TAG)
                                .summary("Frames of all stations, newest first"))
                        .handledBy(listing::answer),
                Operation.of(HandlerType.GET, PATH + "/{seq}", "getMessage")
                        .tag(TAG)
                        .summary("A frame with its counterpart")
                        .description("The counterpart is the answer to a call, or the call of an answer.")
                        .path("seq", "The number of the frame")
                        .answers(200, "The frame", new Schema.OfRecord(MessageDetail.class))
                        .answers(404, "There is no such frame, or it was deleted", null)
                        .handledBy(this::one));
    }

    private void one(Context request) {
        String given = request.pathParam("seq");
        Message message = number(given)
                .flatMap(search::find)
                .orElseThrow(() -> new ProblemException(
                        404, "unknownMessage", "There is no frame '" + given + "'; old ones are deleted"));
        Respond.json(
                request,
                200,
                new MessageDetail(message, search.counterpart(message).orElse(null)));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }
}
