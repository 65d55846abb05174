package io.stillwatch.ingest.fingerprint;

/** What nobody sees and nobody misses: characters that Unicode calls Default_Ignorable_Code_Point (DerivedCoreProperties, UAX 44), which Java does not know by that name. */
final class Invisible {

    /** First and last of each range of those that are not of general category Cf. */
    private static final int[] RANGES = {
        0x034F, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180F, 0x2065, 0x2065, 0x3164, 0x3164, 0xFE00, 0xFE0F,
        0xFFA0, 0xFFA0, 0xFFF0, 0xFFF8, 0xE0000, 0xE0FFF
    };

    private Invisible() {}

    /** @param type the code point's general category, which the caller has asked for already */
    static boolean is(int codePoint, int type) {
        return type == Character.FORMAT || isInRange(codePoint);
    }

    private static boolean isInRange(int codePoint) {
        for (int range = 0; range < RANGES.length && codePoint >= RANGES[range]; range += 2) {
            if (codePoint <= RANGES[range + 1]) {
                return true;
            }
        }
        return false;
    }
}
