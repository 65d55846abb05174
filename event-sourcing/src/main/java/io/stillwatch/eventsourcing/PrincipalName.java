package io.stillwatch.eventsourcing;

import java.util.Optional;

/**
 * What accounts and end users may be called, in every service: whoever is let in at the first can be named to all others. Blanks, slashes
 * and any script are welcome, what no database takes is not; a name that is blank altogether is none.
 */
public final class PrincipalName {

    /** Code points. */
    public static final int LONGEST = 512;

    private PrincipalName() {}

    /** What is wrong with it, in words that stand behind the name of its field. */
    public static Optional<String> flaw(String name) {
        if (name.length() > LONGEST && name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        return isClean(name) ? Optional.empty() : Optional.of("holds a control character or half a character");
    }

    private static boolean isClean(String name) {
        for (int at = 0; at < name.length(); ) {
            int c = name.codePointAt(at);
            if (Character.isISOControl(c) || (c >= 0x80 && Character.getType(c) == Character.SURROGATE)) {
                return false;
            }
            at += Character.charCount(c);
        }
        return true;
    }
}
