package io.stillwatch.ingest.keys;

import io.stillwatch.ingest.fingerprint.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of one day: seals what is kept of its interactions (AES-256-GCM, NIST SP 800-38D) and names their accounts by a keyed hash, so that rows
 * can be found by account only as long as the key exists. Safe for use by several threads.
 */
public final class DayKey {
    static final int BYTES = 32;

    /** First byte of what is sealed; no JSON begins with it. */
    public static final byte SEALED = 1;

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HEAD = 1 + NONCE_BYTES;
    private static final byte SEALING = 1;
    private static final byte NAMING = 2;
    private static final byte CHECKING = 3;
    /** One per thread for all days: a backfill may touch a thousand. */
    private static final ThreadLocal<Cipher> CIPHERS = ThreadLocal.withInitial(DayKey::cipher);

    private final SecretKeySpec sealing;
    private final Hmac naming;
    private final UUID check;
    /** Random for this holder of the key, and counted on from there: two holders that met would have to draw neighbours of 2^96. */
    private final byte[] firstNonce = new byte[NONCE_BYTES];

    private final AtomicLong sealed = new AtomicLong();

    DayKey(byte[] secret) {
        sealing = new SecretKeySpec(derived(secret, SEALING), "AES");
        naming = new Hmac(derived(secret, NAMING));
        check = first128(derived(secret, CHECKING));
        new SecureRandom().nextBytes(firstNonce);
    }

    /**
     * Seals bytes.
     *
     * @param place where they are kept; they open nowhere else
     */
    public byte[] seal(byte[] plain, String place) {
        try {
            byte[] nonce = nonce();
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, 0, place);
            byte[] whole = new byte[HEAD + plain.length + TAG_BITS / Byte.SIZE];
            whole[0] = SEALED;
            System.arraycopy(nonce, 0, whole, 1, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, whole, HEAD);
            return whole;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws IllegalStateException when these bytes were not sealed under this key for this place
     */
    public byte[] open(byte[] sealed, String place) {
        try {
            return cipher(Cipher.DECRYPT_MODE, sealed, 1, place).doFinal(sealed, HEAD, sealed.length - HEAD);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("A row was sealed under another key or for another place", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }

    /** Names an account on this day, and on no other. */
    public UUID name(String account) {
        byte[] utf8 = account.getBytes(StandardCharsets.UTF_8);
        return first128(naming.of(NAMING, utf8, 0, utf8.length));
    }

    /** Tells this key from any other, and nothing else of it. */
    public UUID check() {
        return check;
    }

    private static UUID first128(byte[] hash) {
        ByteBuffer first = ByteBuffer.wrap(hash);
        return new UUID(first.getLong(), first.getLong());
    }

    private byte[] nonce() {
        byte[] nonce = firstNonce.clone();
        ByteBuffer low = ByteBuffer.wrap(nonce, NONCE_BYTES - Long.BYTES, Long.BYTES);
        low.putLong(low.position(), low.getLong(low.position()) + sealed.getAndIncrement());
        return nonce;
    }

    private Cipher cipher(int mode, byte[] nonce, int from, String place) throws GeneralSecurityException {
        Cipher cipher = CIPHERS.get();
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce, from, NONCE_BYTES));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] derived(byte[] secret, byte purpose) {
        return new Hmac(secret).of(purpose, new byte[0], 0, 0);
    }

    private static Cipher cipher() {
        try {
            return Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has AES-GCM", e);
        }
    }
}
