package org.ocpp4j.server.secret;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.ocpp4j.server.text.Escapes;
import tools.jackson.databind.JsonNode;

/**
 * What must not be shown or kept, for all that is: the message log, commands, lines of the log, errors, settings. The names
 * are in {@link SecretNames}; settings add configuration keys. Rather masks too much than too little. Immutable.
 */
public final class Secrets {
    /** What stands in place of a secret. */
    public static final String MASK = "***";

    private static final int LONGEST_NAME = 100;

    private static volatile Secrets policy = new Secrets(List.of());

    private final Set<String> furtherNames = new TreeSet<>();
    /** What a text must not even mention. */
    private final List<String> unspeakable;

    private final SecretLine line;

    /**
     * A policy with further names.
     *
     * @param furtherNames configuration keys that are secret beside those that always are
     */
    public Secrets(Collection<String> furtherNames) {
        furtherNames.stream()
                .map(SecretNames::fold)
                .filter(name -> !name.isEmpty())
                .forEach(this.furtherNames::add);
        Set<String> mentioned = new TreeSet<>(this.furtherNames);
        mentioned.add(SecretNames.WITHIN.get(0));
        this.unspeakable = List.copyOf(mentioned);
        this.line = new SecretLine(this.furtherNames);
    }

    /**
     * The policy of this process.
     *
     * @return what hides the names of all servers in it
     */
    public static Secrets policy() {
        return policy;
    }

    /**
     * Makes further names secret in this process, until it ends.
     *
     * @param names configuration keys
     */
    public static synchronized void hideAlso(Collection<String> names) {
        Set<String> all = new TreeSet<>(policy.furtherNames);
        all.addAll(names);
        policy = new Secrets(all);
    }

    /**
     * Whether a text is the name of something secret, and nothing but a name.
     *
     * @param text any text
     * @return true for such a name
     */
    public boolean isName(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME || !isOfName(name)) {
            return false;
        }
        String folded = SecretNames.fold(name);
        return SecretNames.WHOLE.contains(folded)
                || furtherNames.contains(folded)
                || SecretNames.holds(folded, SecretNames.WITHIN);
    }

    private static boolean isOfName(String text) {
        return text.chars()
                .allMatch(each -> Character.isLetterOrDigit(each) || each == '-' || each == '_' || each == '.');
    }

    /**
     * Masks what a text of a message says: all of it, if it speaks of a secret; else credentials within addresses.
     *
     * @param text the value of a member or an element
     * @return the text without secrets
     */
    public String mask(String text) {
        if (isName(text)) {
            return text;
        }
        return speaksOfSecret(text) ? MASK : maskAddresses(text);
    }

    /**
     * Masks the text of a member.
     *
     * @param name what the member is called
     * @param text its value
     * @return the text without secrets
     */
    public String mask(String name, String text) {
        return isName(name) && !text.isEmpty()
                ? MASK
                : mask(SecretNames.ADDRESSES.contains(SecretNames.fold(name)) ? UrlCredentials.maskAll(text) : text);
    }

    /**
     * Masks users, passwords and secret parameters within addresses, and nothing else.
     *
     * @param text any text
     * @return the text without them
     */
    public static String maskAddresses(String text) {
        return UrlCredentials.mask(text);
    }

    /**
     * Masks values that stand behind their names in a line for people, and credentials within addresses. The rest stays.
     *
     * @param line a line of the log, or the detail of an error
     * @return the line without secrets
     */
    public String maskLine(String line) {
        return this.line.mask(line);
    }

    /**
     * Masks a payload.
     *
     * @param tree any JSON; not changed
     * @return the same without secrets
     */
    public JsonNode mask(JsonNode tree) {
        return new SecretTree(this).mask(tree);
    }

    /**
     * Masks an answer.
     *
     * @param request the request
     * @param answer the answer; not changed
     * @return the answer without its own secrets and without those of the request, which a station may quote
     */
    public JsonNode mask(JsonNode request, JsonNode answer) {
        SecretTree tree = new SecretTree(this);
        tree.mask(request);
        return tree.unquote(tree.mask(answer));
    }

    /**
     * Whether a payload holds a secret.
     *
     * @param tree any JSON
     * @return true if {@link #mask(JsonNode)} changes it
     */
    public boolean isIn(JsonNode tree) {
        return !mask(tree).equals(tree);
    }

    /**
     * Masks a frame that cannot be read.
     *
     * @param frame any text
     * @return the text without secrets
     */
    public String maskUnreadable(String frame) {
        String plain = Escapes.resolve(frame);
        if (speaksOfSecret(plain)) {
            return "[masked: a frame of " + frame.length() + " characters that cannot be read and names a secret]";
        }
        String masked = maskAddresses(plain);
        return masked.equals(plain) ? frame : masked;
    }

    /** A text may mention a password without its value; then there is nothing like an equals sign. */
    private boolean speaksOfSecret(String text) {
        String folded = SecretNames.fold(text);
        boolean assigns = text.indexOf('=') >= 0 || text.indexOf(':') >= 0 || text.indexOf('<') >= 0;
        return SecretNames.holds(folded, unspeakable) || (assigns && SecretNames.holds(folded, SecretNames.WITHIN));
    }
}
