package io.stillwatch.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Looks for words in files, many at a time (Horspool, Software: Practice and Experience 10, 1980): a data folder has hundreds of megabytes, and
 * what must not be in it must not be in any byte of it.
 */
public final class Words {
    private static final int BYTES = 256;
    private static final int HASHES = 1 << 16;
    private static final int HEAD = 4;

    private final byte[][] words;
    private final int shortest;
    /** By how much the end of the shortest word may move on when it meets a byte. */
    private final int[] steps = new int[BYTES];
    /** Whether a word begins with bytes of that hash: of many words, each letter is the last of some. */
    private final boolean[] heads = new boolean[HASHES];

    /** At least one, none of them empty. */
    public Words(String... words) {
        this.words = Stream.of(words).map(word -> word.getBytes(UTF_8)).toArray(byte[][]::new);
        this.shortest =
                Stream.of(this.words).mapToInt(word -> word.length).min().orElseThrow();
        Arrays.fill(steps, shortest);
        for (byte[] word : this.words) {
            heads[head(word, 0)] = true;
            for (int i = 0; i < shortest; i++) {
                steps[word[i] & 0xFF] = Math.min(steps[word[i] & 0xFF], shortest - 1 - i);
            }
        }
    }

    /** The files of a folder and of those in it that hold one of them. */
    public List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(Files::isReadable).toList().parallelStream()
                    .filter(this::areIn)
                    .toList();
        }
    }

    private boolean areIn(Path file) {
        try {
            return areIn(Files.readAllBytes(file));
        } catch (NoSuchFileException gone) {
            // Servers delete files of their own accord.
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether one of them is. */
    public boolean areIn(byte[] bytes) {
        for (int end = shortest - 1; end < bytes.length; ) {
            int step = steps[bytes[end] & 0xFF];
            if (step == 0 && begins(bytes, end - shortest + 1)) {
                return true;
            }
            end += Math.max(step, 1);
        }
        return false;
    }

    private int head(byte[] bytes, int at) {
        int hash = 0;
        for (int i = 0; i < Math.min(HEAD, shortest); i++) {
            hash = hash * BYTES + bytes[at + i];
        }
        return (hash * 0x9E3779B9) >>> 16;
    }

    private boolean begins(byte[] bytes, int at) {
        if (!heads[head(bytes, at)]) {
            return false;
        }
        for (byte[] word : words) {
            int end = Math.min(bytes.length, at + word.length);
            if (Arrays.equals(bytes, at, end, word, 0, word.length)) {
                return true;
            }
        }
        return false;
    }
}
