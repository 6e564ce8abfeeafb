package org.ocpp4j.core.codec;

/**
 * Halves of a surrogate pair without their other half. A Java string may contain them and JSON may escape them, but
 * UTF-8 cannot encode them: a transport would refuse the frame, or replace them.
 */
final class LoneSurrogates {
    private LoneSurrogates() {}

    /** The same JSON with each of them escaped. They occur only in strings, where the escape has the same meaning. */
    static String escaped(String json) {
        int at = next(json, 0);
        if (at < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        int from = 0;
        for (; at >= 0; at = next(json, from)) {
            escaped.append(json, from, at).append("\\u").append(Integer.toHexString(json.charAt(at)));
            from = at + 1;
        }
        return escaped.append(json, from, json.length()).toString();
    }

    private static int next(String json, int from) {
        for (int i = from; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < json.length()
                        && Character.isLowSurrogate(json.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
