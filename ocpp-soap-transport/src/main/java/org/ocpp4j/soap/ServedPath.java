package org.ocpp4j.soap;

/** A path and all paths below it, case-sensitive, with or without a slash at its end. */
record ServedPath(String path) {
    ServedPath {
        path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    boolean includes(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length() || requested.charAt(path.length()) == '/');
    }
}
