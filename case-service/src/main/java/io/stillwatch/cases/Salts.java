package io.stillwatch.cases;

import io.stillwatch.eventsourcing.Sha256;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * Hides the lines of one list in its digest, which covers a hash of salt and line in place of each: its commitment. Whoever has both can compute
 * it; once the salt is gone nobody can, not even by trying names, and the rest of the list still fits the digest.
 *
 * @param secret draws the order of the lines and gives each place a salt that tells nothing of another's; nobody keeps it
 */
public record Salts(String secret) {

    /** The salt of the line at {@code place}, in SQL that is given the secret. */
    public static final String OF_PLACE =
            "left(encode(sha256(convert_to(cast(:salts as text) || place, 'UTF8')), 'hex'), 32)";

    /** The commitment to a line, in SQL that is told the line and knows its {@code salt}. */
    public static final String COMMITMENT = "encode(sha256(convert_to(salt || chr(10) || %s, 'UTF8')), 'hex')";

    private static final int BYTES = 32;
    private static final int DIGITS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    public static Salts drawn() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return new Salts(HexFormat.of().formatHex(secret));
    }

    String of(int place) {
        return Sha256.hex(secret + place).substring(0, DIGITS);
    }

    /** In an order that the secret draws by their names. */
    <T> List<T> drawn(List<T> lines, Function<T, String> name) {
        return lines.stream()
                .sorted(Comparator.comparing(line -> Sha256.hex(secret + name.apply(line))))
                .toList();
    }

    static String commitment(String salt, String line) {
        return Sha256.hex(salt + "\n" + line);
    }
}
