package org.ocpp4j.server.rest.list;

import java.util.List;

/** Writes a list as text. */
interface ListForm<T> {
    /** The media type. */
    String contentType();

    /** The header {@code Content-Disposition}; empty for none. */
    String disposition();

    /** The text before the entries. */
    String begin();

    /** Some entries, those before which nothing was written if it is the beginning. */
    String entries(List<Chunks.Line<T>> lines, boolean beginning);

    /** The text after the entries. */
    String end();
}
