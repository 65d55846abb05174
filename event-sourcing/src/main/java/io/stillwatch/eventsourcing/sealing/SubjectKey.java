package io.stillwatch.eventsourcing.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what one stream says about one subject.
 *
 * @param id SHA-256 of the secret, so that the hash chain, which covers the id, leaves one secret that opens the text: nobody can hand out
 *     another that makes it say something else
 */
public record SubjectKey(String id, SecretKey secret) {

    private static final int BYTES = 32;

    public static SubjectKey fresh() {
        return of(AesGcm.random(BYTES));
    }

    public static SubjectKey of(byte[] secret) {
        return new SubjectKey(digest("stillwatch subject key", secret), new SecretKeySpec(secret, "AES"));
    }

    /** @param place where the text stands; it opens nowhere else */
    String seal(String text, String place) {
        byte[] sealed = AesGcm.encrypt(secret, text.getBytes(UTF_8), place.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    String open(String sealed, String place) {
        try {
            byte[] text = AesGcm.decrypt(secret, Base64.getUrlDecoder().decode(sealed), place.getBytes(UTF_8));
            return new String(text, UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is sealed at " + place + " was changed", e);
        }
    }

    /** Hexadecimal; the label keeps the digests of different things apart. */
    static String digest(String label, byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((label + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}
