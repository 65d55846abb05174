package io.stillwatch.ingest.fingerprint;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * HMAC-SHA256 (RFC 2104) with the padded key at hand, which {@link javax.crypto.Mac} makes anew for each message. A thread's digest is used
 * again and again: copying one that has read the key saves two blocks and costs seven objects. Safe for use by several threads.
 */
public final class Hmac {
    private static final int BLOCK_BYTES = 64;
    private static final byte INNER = 0x36;
    private static final byte OUTER = 0x5c;
    private static final ThreadLocal<MessageDigest> DIGESTS = ThreadLocal.withInitial(Hmac::sha256);

    private final byte[] inner;
    private final byte[] outer;

    public Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK_BYTES ? sha256().digest(key) : key, BLOCK_BYTES);
        inner = padded(block, INNER);
        outer = padded(block, OUTER);
    }

    /** The tag of a byte and a slice behind it, 32 bytes. */
    public byte[] of(byte prefix, byte[] bytes, int from, int length) {
        MessageDigest digest = DIGESTS.get();
        digest.update(inner);
        digest.update(prefix);
        digest.update(bytes, from, length);
        byte[] message = digest.digest();
        digest.update(outer);
        digest.update(message);
        return digest.digest();
    }

    private static byte[] padded(byte[] key, byte padding) {
        byte[] block = key.clone();
        for (int i = 0; i < block.length; i++) {
            block[i] ^= padding;
        }
        return block;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
