package io.stillwatch.ingest.fingerprint;

/**
 * Marks in a text that say what kind of text it is, in any language.
 *
 * @param codeFences fenced code blocks (CommonMark: lines that begin with three backticks, two of them a block; an unclosed one counts)
 * @param formulas openings of TeX formulas: {@code $$…$$} as one, {@code $} before a letter or a backslash, <code>\(</code>, <code>\[</code>
 *     and <code>\begin{</code>
 */
record Structure(int codeFences, int formulas) {
    private static final String FENCE = "```";
    private static final String[] OPENINGS = {"\\(", "\\[", "\\begin{"};

    static Structure of(String text) {
        return new Structure((fences(text) + 1) / 2, openings(text) + dollars(text));
    }

    private static int fences(String text) {
        int fences = 0;
        for (int at = text.indexOf(FENCE); at >= 0; at = text.indexOf(FENCE, at + FENCE.length())) {
            fences += beginsLine(text, at) ? 1 : 0;
        }
        return fences;
    }

    private static boolean beginsLine(String text, int at) {
        int before = at - 1;
        while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
            before--;
        }
        return before < 0 || text.charAt(before) == '\n';
    }

    private static int openings(String text) {
        int found = 0;
        for (String opening : OPENINGS) {
            for (int at = text.indexOf(opening); at >= 0; at = text.indexOf(opening, at + opening.length())) {
                found++;
            }
        }
        return found;
    }

    private static int dollars(String text) {
        int inline = 0;
        int displayed = 0;
        for (int at = text.indexOf('$'); at >= 0 && at + 1 < text.length(); at = text.indexOf('$', at + 1)) {
            char next = text.charAt(at + 1);
            if (next == '$') {
                displayed++;
                at++;
            } else if (next == '\\' || Character.isLetter(next)) {
                inline++;
            }
        }
        return inline + (displayed + 1) / 2;
    }
}
