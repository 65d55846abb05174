package io.stillwatch.scoring.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A chain of SHA-256 over all verdicts since the first: two engines that agree on it have said the same at every tick, byte for byte. */
final class RunningDigest {
    private static final int BYTES = 32;

    private byte[] digest = new byte[BYTES];

    void add(Verdicts verdicts) {
        MessageDigest sha256 = sha256();
        sha256.update(digest);
        digest = sha256.digest(verdicts.toString().getBytes(UTF_8));
    }

    void write(DataOutput out) throws IOException {
        out.write(digest);
    }

    static RunningDigest read(DataInput in) throws IOException {
        RunningDigest read = new RunningDigest();
        in.readFully(read.digest);
        return read;
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
