package io.stillwatch.cases.erasure;

import io.stillwatch.eventsourcing.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Words that lead back to nobody, in place of an account and of its end users.
 *
 * @param name in place of the account
 * @param secret makes an end user's word out of their name, the same one wherever they stand; nobody keeps it
 */
record Nobody(String name, String secret) {

    private static final String ERASED = "erased:";
    private static final int DIGITS = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Nobody drawn() {
        return new Nobody(ERASED + HexFormat.of().toHexDigits(RANDOM.nextLong()), hex());
    }

    /** In place of an end user of the account; what {@link Replacing#END_USER} makes of rows. */
    String endUser(String endUser) {
        if (endUser.isEmpty()) {
            return endUser;
        }
        return ERASED + Sha256.hex(secret + endUser).substring(0, DIGITS);
    }

    private static String hex() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
