package io.stillwatch.cases.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    private static final int BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    static Nobody drawn() {
        return new Nobody(ERASED + HexFormat.of().toHexDigits(RANDOM.nextLong()), hex());
    }

    /** In place of an end user of the account; what {@link Replacing#END_USER} makes of rows. */
    String endUser(String endUser) {
        if (endUser.isEmpty()) {
            return endUser;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest((secret + endUser).getBytes(UTF_8));
            return ERASED + HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static String hex() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
