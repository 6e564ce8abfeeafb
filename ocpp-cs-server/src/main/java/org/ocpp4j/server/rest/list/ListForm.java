package org.ocpp4j.server.rest.list;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a list. */
interface ListForm<T> {
    /** The media type. */
    String contentType();

    /** The header {@code Content-Disposition}; empty for none. */
    String disposition();

    /** Writes what comes before the entries. */
    void begin(OutputStream out) throws IOException;

    /** Writes some entries, those before which nothing was written if it is the beginning. */
    void entries(OutputStream out, List<Chunks.Line<T>> lines, boolean beginning) throws IOException;

    /** Writes what comes after the entries. */
    void end(OutputStream out) throws IOException;
}
