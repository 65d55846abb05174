package io.stillwatch.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The two secrets of case-service: the key that signs its evidence, and the one that wraps the keys of whom its events speak about. */
final class EvidenceKeys {

    private static final int BYTES = 32;
    private static final int PEM_LINE = 64;

    private EvidenceKeys() {}

    /** The settings that name both files in this folder, which are made if missing. */
    static Map<String, String> settings(Path folder) {
        Path master = folder.resolve("master-key");
        Path earlier = folder.resolve("earlier-master-key");
        Path signing = folder.resolve("signing-key.pem");
        new PrivateFile(master).readOrCreate(EvidenceKeys::random);
        new PrivateFile(earlier).readOrCreate(EvidenceKeys::random);
        new PrivateFile(signing).readOrCreate(EvidenceKeys::ed25519);
        return Map.of(
                "stillwatch.master-key-file", master.toString(),
                "stillwatch.earlier-master-key-files", earlier.toString(),
                "stillwatch.signing-key-file", signing.toString());
    }

    private static byte[] random() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it. */
    private static byte[] ed25519() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(pkcs8);
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                    .formatted(lines)
                    .getBytes(US_ASCII);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
