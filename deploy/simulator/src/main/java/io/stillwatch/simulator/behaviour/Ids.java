package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.Chance;
import java.time.Instant;
import java.util.Locale;

/** Identifiers that look like a provider's and tell nothing about who is behind them. */
public final class Ids {
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int FIVE_BITS = 31;

    private Ids() {}

    /** A prefix and 60 random bits. */
    public static String of(String prefix, Chance chance) {
        return prefix + "_" + base32(chance.bits() >>> 4, 12).toLowerCase(Locale.ROOT);
    }

    /** A ULID: 48 bits of milliseconds, 80 random bits. */
    static String ulid(Instant time, Chance chance) {
        return base32(time.toEpochMilli(), 10) + base32(chance.bits(), 8) + base32(chance.bits(), 8);
    }

    /** Lower-case hexadecimal, at most 16 digits. */
    public static String hex(Chance chance, int digits) {
        return String.format("%016x", chance.bits()).substring(0, digits);
    }

    private static String base32(long value, int digits) {
        var text = new char[digits];
        for (var i = digits - 1; i >= 0; i--) {
            text[i] = CROCKFORD.charAt((int) (value & FIVE_BITS));
            value >>>= 5;
        }
        return new String(text);
    }
}
