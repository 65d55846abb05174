package io.stillwatch.ingest.fingerprint;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What a code point is to the tokenizer, from a table, because asking {@link UnicodeScript} for each one is a binary search. */
@SuppressWarnings("EnumOrdinal") // an index into a table of this process, never stored
final class Letters {

    /** The part a code point plays in a token. */
    enum Part {
        SPACE,
        WORD,
        DIGIT,
        UNSPACED,
        /** Belongs to whatever token is open: combining marks, the Japanese long-vowel mark and the like. */
        JOINING
    }

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final Part[] PARTS = Part.values();
    private static final UnicodeScript[] SCRIPTS = UnicodeScript.values();
    private static final int TABLED = 0x10000;
    private static final byte[] PART_OF = new byte[TABLED];
    private static final short[] SCRIPT_OF = new short[TABLED];

    private static final byte[] ASCII = new byte[0x80];

    static {
        for (int codePoint = 0; codePoint < ASCII.length; codePoint++) {
            ASCII[codePoint] = findPart(codePoint) == Part.SPACE ? 0 : (byte) fold(codePoint);
        }
        for (int codePoint = 0; codePoint < TABLED; codePoint++) {
            PART_OF[codePoint] = (byte) findPart(codePoint).ordinal();
            SCRIPT_OF[codePoint] = (short) UnicodeScript.of(codePoint).ordinal();
        }
    }

    private Letters() {}

    /** The lower-case letter or the digit that an ASCII character is, or 0: none of the others is part of a word. */
    static byte asciiWord(int codePoint) {
        return ASCII[codePoint];
    }

    static Part part(int codePoint) {
        return codePoint < TABLED ? PARTS[PART_OF[codePoint]] : findPart(codePoint);
    }

    static UnicodeScript script(int codePoint) {
        return codePoint < TABLED ? SCRIPTS[SCRIPT_OF[codePoint]] : UnicodeScript.of(codePoint);
    }

    /** Lower case such that all cases of a letter agree, whatever the locale. */
    static int fold(int codePoint) {
        return codePoint < 0x80
                ? Character.toLowerCase(codePoint)
                : Character.toLowerCase(Character.toUpperCase(codePoint));
    }

    private static Part findPart(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK -> Part.JOINING;
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> Part.DIGIT;
            case Character.MODIFIER_LETTER -> isShared(codePoint) ? Part.JOINING : letter(codePoint);
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.OTHER_LETTER -> letter(codePoint);
            default -> Part.SPACE;
        };
    }

    private static Part letter(int codePoint) {
        return WITHOUT_BLANKS.contains(UnicodeScript.of(codePoint)) ? Part.UNSPACED : Part.WORD;
    }

    private static boolean isShared(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
    }
}
