package io.stillwatch.local.verify;

import java.util.Base64;

/** Base64url without padding, of which there is one spelling of the same bytes. */
final class Base64Url {

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64Url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * The bytes.
     *
     * @throws IllegalArgumentException if it is none, or another spelling: padded, or with bits behind the last byte
     */
    static byte[] decode(String text) {
        byte[] bytes = Base64.getUrlDecoder().decode(text);
        if (!encode(bytes).equals(text)) {
            throw new IllegalArgumentException("Not the spelling that base64url has for these bytes");
        }
        return bytes;
    }
}
