package io.stillwatch.cases.erasure;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Words that lead back to nobody, in place of an account and of its end users.
 *
 * @param name in place of the account
 * @param secret makes an end user's word out of their name, the same one wherever they stand; nobody keeps it
 */
record Nobody(String name, String secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    static Nobody drawn() {
        return new Nobody("erased:" + HexFormat.of().toHexDigits(RANDOM.nextLong()), hex());
    }

    private static String hex() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
