package org.ocpp4j.server.rest.list;

/**
 * How many entries of a list are answered and read at once.
 *
 * @param usual how many entries a page has by default; 0 for the complete list
 * @param atOnce how many rows a statement reads at most; few where rows are large
 */
public record Pages(int usual, int atOnce) {
    /** The complete list, of small rows. */
    static final Pages COMPLETE = new Pages(0, 1001);

    /** A page of a hundred entries, of large rows. */
    public static final Pages OF_HUNDRED = new Pages(100, 101);
}
