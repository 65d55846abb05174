package io.stillwatch.ingest.fingerprint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The secret that makes tags comparable with each other and meaningless to everyone else. It comes from a mounted file, lives in memory
 * only, and never shows itself.
 */
public final class LinkingKey {
    static final int BYTES_AT_LEAST = 32;

    private static final int BYTES_AT_MOST = 4096;
    private static final byte SELECTION = 0;
    private static final byte CHECK = -1;

    private final byte[] secret;
    private final int epoch;

    private LinkingKey(byte[] secret, int epoch) {
        this.secret = secret.clone();
        this.epoch = epoch;
    }

    /**
     * Takes the key from memory.
     *
     * @param secret at least 32 bytes
     * @param epoch of the key, from 1; tags of different epochs never compare
     * @throws IllegalArgumentException when it is too short to be a secret
     */
    public static LinkingKey of(byte[] secret, int epoch) {
        if (secret.length < BYTES_AT_LEAST || secret.length > BYTES_AT_MOST) {
            throw new IllegalArgumentException("The linking key needs " + BYTES_AT_LEAST + " to " + BYTES_AT_MOST
                    + " random bytes, but has " + secret.length);
        }
        return new LinkingKey(secret, epoch);
    }

    /**
     * Reads the key from a mounted secret, all bytes of the file.
     *
     * @throws IllegalArgumentException when the file can't be read or is no key; the message says which file and why
     */
    public static LinkingKey read(Path file, int epoch) {
        try {
            return of(Files.readAllBytes(file), epoch);
        } catch (IOException e) {
            throw new IllegalArgumentException("The linking key can't be read from " + file, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The file " + file + " holds no key: " + e.getMessage(), e);
        }
    }

    public int epoch() {
        return epoch;
    }

    /** Says whether two keys are one, and nothing of either: a tag that no text has. */
    public String check() {
        return HexFormat.of().formatHex(mac().of(CHECK, new byte[0], 0, 0));
    }

    /** A fresh HMAC under this key; not safe for use by several threads. */
    Hmac mac() {
        return new Hmac(secret);
    }

    /** The key under which SipHash selects, derived so that a selection says nothing about a tag. */
    byte[] selectionKey() {
        return Arrays.copyOf(mac().of(SELECTION, new byte[0], 0, 0), SipHash.KEY_BYTES);
    }

    @Override
    public String toString() {
        return "linking key of epoch " + epoch;
    }
}
