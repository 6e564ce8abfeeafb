package org.ocpp4j.server.command;

import java.util.Locale;

/** How far one word is from another: the number of letters to change, add or leave out, cases aside. */
final class Nearness {
    private static final int LONGEST = 60;

    private Nearness() {}

    static int between(String one, String other) {
        if (one.length() > LONGEST) {
            return LONGEST;
        }
        String first = one.toLowerCase(Locale.ROOT);
        String second = other.toLowerCase(Locale.ROOT);
        int[] row = new int[second.length() + 1];
        for (int i = 0; i <= second.length(); i++) {
            row[i] = i;
        }
        for (int i = 1; i <= first.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= second.length(); j++) {
                int replaced = diagonal + (first.charAt(i - 1) == second.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[second.length()];
    }
}
