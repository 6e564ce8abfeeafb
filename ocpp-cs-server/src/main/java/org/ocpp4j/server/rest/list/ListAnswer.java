package org.ocpp4j.server.rest.list;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a list. A page is read before the answer begins, and ends when it is large or when the search takes long; a
 * complete list is read and written in chunks, so that it needs no memory. For use by the thread of the request, which
 * waits for database and caller in turn and never holds a connection of the database while it waits for the caller.
 *
 * @param request the request
 * @param chunks the list
 * @param paging the requested page
 * @param atOnce the most rows of a chunk
 * @param form the format
 */
record ListAnswer<T>(Context request, Chunks<T> chunks, Paging paging, int atOnce, ListForm<T> form) {
    private static final Logger LOG = LoggerFactory.getLogger(ListAnswer.class);
    private static final int FIRST_CHUNK = 100;

    /** A page ends when it has this many characters, so that large entries do not fill the memory. */
    private static final int MOST_CHARACTERS = 1 << 23;

    /** How long entries are looked for before a page is answered as it is. */
    private static final Duration PATIENCE = Duration.ofMillis(40);

    private static final int BUFFER = 16 * 1024;

    void send() {
        if (paging.limit() > 0) {
            sendPage();
        } else {
            Chunks.Chunk<T> first = chunks.next(paging.before(), FIRST_CHUNK);
            write(form.entries(first.lines(), true), first.next(), first.lines().isEmpty());
        }
    }

    private void sendPage() {
        StringBuilder page = new StringBuilder();
        int written = 0;
        String at = paging.before();
        long begin = System.nanoTime();
        boolean goesOn = true;
        while (goesOn) {
            int wanted = paging.limit() - written;
            int asked = Math.min(wanted + 1, atOnce);
            Chunks.Chunk<T> chunk = chunks.next(at, asked);
            boolean isMore = chunk.lines().size() > wanted;
            List<Chunks.Line<T>> lines = isMore ? chunk.lines().subList(0, wanted) : chunk.lines();
            page.append(form.entries(lines, written == 0));
            written += lines.size();
            at = isMore ? lines.get(wanted - 1).cursor() : chunk.next();
            boolean isFruitless = chunk.lines().size() < asked && System.nanoTime() - begin >= PATIENCE.toNanos();
            goesOn = at != null && written < paging.limit() && page.length() < MOST_CHARACTERS && !isFruitless;
        }
        if (at != null) {
            request.header("Link", Paging.next(request, at));
        }
        write(page.toString(), null, false);
    }

    /** A failure before this is answered as a problem; after this, the connection can only be closed. */
    private void write(String first, @Nullable String next, boolean nothingYet) {
        request.contentType(form.contentType());
        if (!form.disposition().isEmpty()) {
            request.header("Content-Disposition", form.disposition());
        }
        try {
            OutputStream out = new BufferedOutputStream(request.outputStream(), BUFFER);
            write(out, form.begin() + first);
            if (next != null) {
                out.flush(); // the rest may take long; for HEAD there is none, and the length is unknown
                // either
                if (request.method().equals(HandlerType.HEAD)) {
                    request.res().flushBuffer();
                    return;
                }
            }
            writeRest(out, next, nothingYet);
            write(out, form.end());
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
            Chunks.Chunk<T> chunk = chunks.next(at, atOnce);
            write(out, form.entries(chunk.lines(), beginning));
            beginning = beginning && chunk.lines().isEmpty();
            at = chunk.next();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
