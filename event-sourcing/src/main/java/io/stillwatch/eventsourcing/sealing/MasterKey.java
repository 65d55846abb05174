package io.stillwatch.eventsourcing.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Wraps the subjects' keys. It is mounted as a secret and is in no database, so that neither a dump nor a backup can be read alone. */
public final class MasterKey {

    private static final int BYTES = 32;
    private static final int NAME_LENGTH = 16;

    private final String name;
    private final SecretKey secret;

    private MasterKey(byte[] secret) {
        this.name = SubjectKey.digest("stillwatch master key", secret).substring(0, NAME_LENGTH);
        this.secret = new SecretKeySpec(secret, "AES");
    }

    /**
     * Reads the key.
     *
     * @throws IllegalStateException if the file has not exactly 32 bytes
     */
    public static MasterKey in(Path file) {
        try {
            byte[] secret = Files.readAllBytes(file);
            if (secret.length != BYTES) {
                throw new IllegalStateException(
                        "The master key in %s has %d bytes, not 32".formatted(file, secret.length));
            }
            return new MasterKey(secret);
        } catch (IOException e) {
            throw new UncheckedIOException("The master key can't be read", e);
        }
    }

    /** Tells one master key from another without telling anything about either. */
    String name() {
        return name;
    }

    byte[] wrap(SubjectKey key) {
        return AesGcm.encrypt(secret, key.secret().getEncoded(), key.id().getBytes(UTF_8));
    }

    SubjectKey unwrap(SubjectKeyRow row) {
        if (!row.master.equals(name)) {
            throw new IllegalStateException(
                    "Key %s is wrapped by master key %s; the mounted one is %s".formatted(row.id, row.master, name));
        }
        try {
            return SubjectKey.of(AesGcm.decrypt(secret, row.wrapped, row.id.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Key " + row.id + " is damaged", e);
        }
    }
}
