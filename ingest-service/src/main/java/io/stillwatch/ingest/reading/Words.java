package io.stillwatch.ingest.reading;

/** Which texts can be kept and published as they are: no database takes NUL, and half a surrogate pair has no UTF-8. */
final class Words {
    private Words() {}

    static boolean areStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
