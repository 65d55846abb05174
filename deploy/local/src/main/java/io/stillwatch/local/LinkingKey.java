package io.stillwatch.local;

import java.nio.file.Path;
import java.security.SecureRandom;

/** The long-lived secret under which ingest compares prompts without keeping them: 32 random bytes in a private file. */
final class LinkingKey {

    private static final int BYTES = 32;

    private LinkingKey() {}

    static Path fileIn(Path folder) {
        Path file = folder.resolve("linking-key");
        new PrivateFile(file).readOrCreate(LinkingKey::generate);
        return file;
    }

    private static byte[] generate() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
