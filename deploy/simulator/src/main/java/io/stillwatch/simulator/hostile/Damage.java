package io.stillwatch.simulator.hostile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Replaces a part of something by something else, once to three times. */
final class Damage {
    private static final List<String> PIECES = List.of(
            "null",
            "[]",
            "{}",
            "\"\"",
            "-1",
            "1e999",
            "-0.0e-0",
            "999999999999999999999999999999",
            "9".repeat(5_000),
            "true",
            "\\u0000",
            "\u0000",
            "\\ud800",
            "\\udc00\\ud800",
            "\"",
            "\\",
            "[[[[[[[[",
            "[".repeat(10_000),
            "{\"a\":".repeat(10_000),
            "\"id\":\"twice\",",
            "NaN",
            "Infinity",
            "\uFDFA\u0300",
            "\u0300".repeat(2_000),
            "\uFEFF",
            "\u202E",
            "👩‍👩‍👧",
            "\n",
            "\r",
            ",",
            ":",
            "]}",
            "9999-12-31T23:59:60Z",
            "-999999999-01-01T00:00:00Z",
            "\u0661\u0662");

    private final Random random;

    Damage(Random random) {
        this.random = random;
    }

    String text(String good) {
        String bad = good;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int from = random.nextInt(bad.length() + 1);
            int to = Math.min(bad.length(), from + random.nextInt(13));
            bad = bad.substring(0, from) + PIECES.get(random.nextInt(PIECES.size())) + bad.substring(to);
        }
        return random.nextInt(20) == 0 ? bad.substring(0, random.nextInt(bad.length() + 1)) : bad;
    }

    /** Flips bits, cuts off, repeats, or adds a tail. */
    byte[] bytes(byte[] good) {
        byte[] bad = good.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(bad, random.nextInt(bad.length));
            case 1 -> Arrays.copyOf(good, good.length + 1 + random.nextInt(20));
            case 2 -> Wire.joined(good, bad);
            default -> bad;
        };
    }
}
