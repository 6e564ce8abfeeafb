package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a list. A page is read before anything is answered, and ends when looking for it takes long; a complete list is read
 * and written in pieces, so that it needs no memory. Belongs to the thread of the request, which waits for database and caller in turn and never holds a
 * connection of the first while it waits for the second.
 *
 * @param request who asked
 * @param chunks the list
 * @param paging what of it
 * @param form how it is written
 */
record ListAnswer<T>(Context request, Chunks<T> chunks, Paging paging, ListForm<T> form) {
    private static final Logger LOG = LoggerFactory.getLogger(ListAnswer.class);
    private static final int CHUNK = 1000;
    private static final int FIRST_CHUNK = 100;

    /** How long entries are looked for before a page is answered as it is. */
    private static final Duration PATIENCE = Duration.ofMillis(40);

    private static final int BUFFER = 16 * 1024;

    void send() {
        if (paging.limit() > 0) {
            sendPage();
        } else {
            sendAll();
        }
    }

    private void sendPage() {
        List<Chunks.Line<T>> lines = new ArrayList<>();
        String at = paging.before();
        long begin = System.nanoTime();
        do {
            Chunks.Chunk<T> chunk = chunks.next(at, paging.limit() + 1 - lines.size());
            lines.addAll(chunk.lines());
            at = chunk.next();
        } while (at != null && lines.size() <= paging.limit() && System.nanoTime() - begin < PATIENCE.toNanos());
        if (lines.size() > paging.limit()) {
            lines = lines.subList(0, paging.limit());
            at = lines.get(paging.limit() - 1).cursor();
        }
        if (at != null) {
            request.header("Link", Paging.next(request, at));
        }
        write(new Chunks.Chunk<>(lines, null));
    }

    private void sendAll() {
        write(chunks.next(paging.before(), FIRST_CHUNK));
    }

    /** What fails before this is answered as a problem; from here on, the caller can only be cut off. */
    private void write(Chunks.Chunk<T> first) {
        request.contentType(form.contentType());
        if (!form.disposition().isEmpty()) {
            request.header("Content-Disposition", form.disposition());
        }
        try {
            OutputStream out = new BufferedOutputStream(request.outputStream(), BUFFER);
            form.begin(out);
            form.entries(out, first.lines(), true);
            if (first.next() != null) {
                out.flush(); // what follows may take long; of a HEAD nothing follows, and nobody knows the length
                // either
                if (request.method().equals(HandlerType.HEAD)) {
                    request.res().flushBuffer();
                    return;
                }
            }
            writeRest(out, first.next(), first.lines().isEmpty());
            form.end(out);
            out.flush();
        } catch (IOException gone) {
            LOG.debug("{}: the caller went away before the list had ended", request.path());
        } catch (RuntimeException failed) {
            LOG.warn("{}: the list is cut off, since it cannot be read on: {}", request.path(), failed.toString());
            ConnectionAbort.of(request);
        }
    }

    private void writeRest(OutputStream out, @Nullable String from, boolean nothingYet) throws IOException {
        String at = from;
        boolean beginning = nothingYet;
        while (at != null) {
            Chunks.Chunk<T> chunk = chunks.next(at, CHUNK);
            form.entries(out, chunk.lines(), beginning);
            beginning = beginning && chunk.lines().isEmpty();
            at = chunk.next();
        }
    }
}
