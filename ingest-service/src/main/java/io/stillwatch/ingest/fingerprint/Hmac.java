package io.stillwatch.ingest.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) that hashes the padded key once and not with every message: the messages here are shorter than a block, and
 * {@link javax.crypto.Mac} spends half its time on the key. Safe for use by several threads: a digest of the key is only ever copied.
 */
public final class Hmac {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;

    private final MessageDigest innerKey;
    private final MessageDigest outerKey;

    public Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? sha256().digest(key) : key, BLOCK_BYTES);
        innerKey = padded(block, INNER);
        outerKey = padded(block, OUTER);
    }

    /** The tag of a byte and a slice behind it, 32 bytes. */
    public byte[] of(byte prefix, byte[] bytes, int from, int length) {
        MessageDigest inner = copy(innerKey);
        inner.update(prefix);
        inner.update(bytes, from, length);
        MessageDigest outer = copy(outerKey);
        outer.update(inner.digest());
        return outer.digest();
    }

    private static MessageDigest padded(byte[] key, byte padding) {
        byte[] block = key.clone();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= padding;
        }
        MessageDigest digest = sha256();
        digest.update(block);
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The SHA-256 of this Java can't be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
