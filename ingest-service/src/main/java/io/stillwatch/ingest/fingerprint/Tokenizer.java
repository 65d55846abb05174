package io.stillwatch.ingest.fingerprint;

import java.lang.Character.UnicodeScript;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Splits a text into tokens by script: words where words have blanks between them, character 3-grams where they have none. Lower case,
 * compatibility forms unified (NFKC, UAX 15), invisible characters dropped, so that none of these makes two phrases out of one.
 */
final class Tokenizer {
    /** A run of combining marks may cost quadratic time to normalise; no language needs more than this (UAX 15 allows 30). */
    private static final int MARKS_IN_A_ROW = 8;

    private static final int GRAM = 3;

    private final Tokens tokens;
    private final Scripts scripts;
    private Letters.Part open = Letters.Part.SPACE;
    private boolean hasDigit;
    private int units;
    private int start;
    private int previous;
    private int beforeThat;

    private Tokenizer(Tokens tokens, Scripts scripts) {
        this.tokens = tokens;
        this.scripts = scripts;
    }

    /**
     * Fills {@code tokens} with the text, a blank after each run.
     *
     * @param scripts counts the letters
     */
    static void split(String text, Tokens tokens, Scripts scripts) {
        tokens.clear();
        if (isAscii(text)) {
            // Most of most texts, and all of many.
            scripts.count(UnicodeScript.LATIN, tokens.addWords(text.getBytes(StandardCharsets.ISO_8859_1)));
        } else {
            Tokenizer tokenizer = new Tokenizer(tokens, scripts);
            tokenizer.take(Normalizer.normalize(harmless(text), Normalizer.Form.NFKC));
            tokenizer.close();
        }
    }

    private static boolean isAscii(String text) {
        int at = 0;
        while (at < text.length() && text.charAt(at) < 0x80) {
            at++;
        }
        return at == text.length();
    }

    /** The text without surplus marks, invisible characters, halves of surrogate pairs, and what would make it many times as long. */
    private static CharSequence harmless(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        Growth growth = new Growth(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            i += Character.charCount(codePoint);
            int type = Character.getType(codePoint);
            marks = isMark(type) ? marks + 1 : 0;
            if (!Invisible.is(codePoint, type) && marks <= MARKS_IN_A_ROW) {
                kept.appendCodePoint(type == Character.SURROGATE || !growth.allows(codePoint) ? ' ' : codePoint);
            }
        }
        return kept;
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void take(String normalised) {
        int latin = 0;
        for (int at = 0; at < normalised.length(); ) {
            int codePoint = normalised.codePointAt(at);
            at += Character.charCount(codePoint);
            if (codePoint < 0x80) {
                latin += takeAscii(codePoint);
            } else {
                take(codePoint);
            }
        }
        scripts.count(UnicodeScript.LATIN, latin);
    }

    /** Most of most texts: one look into a table does for all that other scripts need. Returns how many Latin letters it is. */
    private int takeAscii(int codePoint) {
        byte folded = Letters.asciiWord(codePoint);
        if (folded == 0) {
            close();
            return 0;
        }
        open(Letters.Part.WORD);
        units++;
        tokens.append(folded);
        boolean isDigit = folded <= '9';
        hasDigit |= isDigit;
        return isDigit ? 0 : 1;
    }

    private void take(int codePoint) {
        switch (Letters.part(codePoint)) {
            case SPACE -> close();
            case JOINING -> join(codePoint);
            case DIGIT -> {
                open(Letters.Part.WORD);
                hasDigit = true;
                append(codePoint);
            }
            case WORD -> letter(Letters.Part.WORD, codePoint);
            case UNSPACED -> letter(Letters.Part.UNSPACED, codePoint);
        }
    }

    private void join(int codePoint) {
        if (open != Letters.Part.SPACE) {
            append(codePoint);
        }
    }

    private void letter(Letters.Part part, int codePoint) {
        scripts.count(codePoint);
        open(part);
        append(codePoint);
    }

    private void open(Letters.Part part) {
        if (open != part) {
            close();
            open = part;
            start = tokens.length();
        }
    }

    private void append(int codePoint) {
        int at = tokens.length();
        tokens.append(Letters.fold(codePoint));
        units++;
        if (open == Letters.Part.UNSPACED) {
            if (units >= GRAM) {
                tokens.add(beforeThat, false);
            }
            beforeThat = previous;
            previous = at;
        }
    }

    /** Ends the open run: a word is one token, and so is an unspaced run that is too short for a 3-gram. */
    private void close() {
        if (open == Letters.Part.SPACE) {
            return;
        }
        if (open == Letters.Part.WORD || (units > 0 && units < GRAM)) {
            tokens.add(start, hasDigit);
        }
        if (units > 0) {
            tokens.append(' ');
        }
        open = Letters.Part.SPACE;
        hasDigit = false;
        units = 0;
    }
}
