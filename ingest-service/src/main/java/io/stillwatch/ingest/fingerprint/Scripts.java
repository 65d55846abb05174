package io.stillwatch.ingest.fingerprint;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Counts the letters of a text by script and names the dominant one by its ISO 15924 code. */
@SuppressWarnings("EnumOrdinal") // an index into a table of this process, never stored
final class Scripts {
    static final String NONE = "Zyyy";

    private static final String NOT_NAMED = "Zzzz";
    private static final int KANA_SHARE_OF_JAPANESE = 10;
    private static final Map<UnicodeScript, String> CODES =
            codes("Latn Cyrl Grek Armn Geor Hebr Arab Syrc Thaa Nkoo Ethi Deva"
                    + " Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Thai Laoo Tibt Mymr Khmr Mong Hang Hira Kana Bopo Hani Yiii Cher Cans"
                    + " Tfng Copt Glag Java Bali Sund Olck Vaii Adlm Tglg");

    private static final int SCRIPTS = UnicodeScript.values().length;

    private final int[] letters = new int[SCRIPTS];

    void count(int codePoint) {
        letters[Letters.script(codePoint).ordinal()]++;
    }

    void count(UnicodeScript script, int more) {
        letters[script.ordinal()] += more;
    }

    /** The script with the most letters; Han and kana together are Japanese ({@code Jpan}) when a tenth of them is kana. */
    String dominant() {
        int kana = of(UnicodeScript.HIRAGANA) + of(UnicodeScript.KATAKANA);
        int eastern = kana + of(UnicodeScript.HAN);
        UnicodeScript top = UnicodeScript.COMMON;
        for (UnicodeScript script : CODES.keySet()) {
            top = of(script) > of(top) ? script : top;
        }
        if (kana > 0 && eastern >= of(top) && kana * (long) KANA_SHARE_OF_JAPANESE >= eastern) {
            return "Jpan";
        }
        return of(top) > 0 ? CODES.getOrDefault(top, NOT_NAMED) : unnamed();
    }

    private String unnamed() {
        for (int count : letters) {
            if (count > 0) {
                return NOT_NAMED;
            }
        }
        return NONE;
    }

    private int of(UnicodeScript script) {
        return letters[script.ordinal()];
    }

    private static Map<UnicodeScript, String> codes(String codes) {
        Map<UnicodeScript, String> byScript = new EnumMap<>(UnicodeScript.class);
        Stream.of(codes.split(" ")).forEach(code -> byScript.put(UnicodeScript.forName(code), code));
        return byScript;
    }
}
