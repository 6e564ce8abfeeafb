package org.ocpp4j.server.idtag;

import java.util.List;

/** An idTag would be its own ancestor. */
final class ParentLoopException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 10;

    private final String folded;
    private final String detail;

    /**
     * A loop.
     *
     * @param loop the idTags of the loop in lower case, each followed by its parent; the first is one that was set
     */
    ParentLoopException(List<String> loop) {
        super(detail(loop), null, false, false);
        this.detail = detail(loop);
        this.folded = loop.get(0);
    }

    private static String detail(List<String> loop) {
        return "would make a loop of parents: "
                + String.join(" -> ", loop.size() <= SHOWN ? loop : loop.subList(0, SHOWN))
                + (loop.size() <= SHOWN ? " -> " + loop.get(0) : " -> ...");
    }

    /** The error, without a subject. */
    String detail() {
        return detail;
    }

    /** The idTag that was set, in lower case. */
    String folded() {
        return folded;
    }
}
