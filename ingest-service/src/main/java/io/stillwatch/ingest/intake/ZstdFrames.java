package io.stillwatch.ingest.intake;

import io.stillwatch.eventsourcing.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A body packed with zstd, frame after frame (RFC 8878 §3.1): skippable frames are left out, and what the decoder would pass over or fail at
 * without a word is named.
 */
final class ZstdFrames extends InputStream {
    /** What a decoder is to support at least (RFC 8878 §3.1.1.1.2). */
    static final int WINDOW_BYTES = 8 * 1024 * 1024;

    private static final int FRAME = 0xFD2FB528;
    private static final int SKIPPABLE = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int MAGIC_BYTES = 4;
    private static final int CHECKSUM_BYTES = 4;
    private static final int BLOCK_HEADER_BYTES = 3;
    private static final int OF_ONE_BYTE = 1;
    private static final int[] DICTIONARY_BYTES = {0, 1, 2, 4};
    private static final int[] SIZE_BYTES = {0, 2, 4, 8};

    private enum Next {
        FRAME,
        BLOCK,
        CHECKSUM
    }

    private final InputStream in;
    private final ZstdMemory memory;
    private Next next = Next.FRAME;
    private boolean hasChecksum;
    private byte[] head = {};
    private int headAt;
    private int body;

    ZstdFrames(InputStream packed, ZstdMemory memory) {
        this.memory = memory;
        in = new BufferedInputStream(packed, 64 * 1024);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        while (headAt == head.length && body == 0) {
            byte[] following = following();
            if (following == null) {
                return -1;
            }
            head = following;
            headAt = 0;
        }
        if (headAt < head.length) {
            int given = Math.min(length, head.length - headAt);
            System.arraycopy(head, headAt, to, from, given);
            headAt += given;
            return given;
        }
        int read = in.read(to, from, Math.min(length, body));
        body -= Math.max(read, 0);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The head of the next part, whose body follows it; null behind the last. */
    private byte @Nullable [] following() throws IOException {
        return switch (next) {
            case FRAME -> frame();
            case BLOCK -> block();
            case CHECKSUM -> {
                next = Next.FRAME;
                yield exactly(CHECKSUM_BYTES);
            }
        };
    }

    private byte @Nullable [] frame() throws IOException {
        byte[] magic = in.readNBytes(MAGIC_BYTES);
        while (magic.length == MAGIC_BYTES && ((int) number(magic, 0, MAGIC_BYTES) & SKIPPABLE_MASK) == SKIPPABLE) {
            in.skipNBytes(number(exactly(Integer.BYTES), 0, Integer.BYTES) & 0xFFFFFFFFL);
            magic = in.readNBytes(MAGIC_BYTES);
        }
        if (magic.length == 0) {
            return null;
        }
        if (magic.length < MAGIC_BYTES || (int) number(magic, 0, MAGIC_BYTES) != FRAME) {
            throw Problem.of(
                            "unreadable-body",
                            400,
                            "The body can't be read",
                            "What is in it, or follows, is no zstd frame.")
                    .asException();
        }
        return joined(magic, header());
    }

    private byte[] header() throws IOException {
        byte[] descriptor = exactly(1);
        boolean isWhole = (descriptor[0] & 0x20) != 0;
        int sizeFlag = (descriptor[0] & 0xC0) >>> 6;
        int size = sizeFlag == 0 && isWhole ? 1 : SIZE_BYTES[sizeFlag];
        int dictionary = DICTIONARY_BYTES[descriptor[0] & 3];
        byte[] rest = exactly((isWhole ? 0 : 1) + dictionary + size);
        long window = isWhole ? wholeSize(rest, dictionary, size) : windowSize(rest[0]);
        if (Long.compareUnsigned(window, WINDOW_BYTES) > 0) {
            throw Problem.of("body-too-large", 413, "The body is too large", "The window of zstd may have 8 MiB.")
                    .asException();
        }
        memory.frame(window);
        hasChecksum = (descriptor[0] & 4) != 0;
        next = Next.BLOCK;
        return joined(descriptor, rest);
    }

    private static long wholeSize(byte[] rest, int from, int bytes) {
        long size = number(rest, from, bytes);
        return bytes == Short.BYTES ? size + 256 : size;
    }

    private static long windowSize(byte descriptor) {
        long base = 1L << (10 + ((descriptor & 0xF8) >>> 3));
        return base + base / 8 * (descriptor & 7);
    }

    private byte[] block() throws IOException {
        memory.block();
        byte[] header = exactly(BLOCK_HEADER_BYTES);
        int value = (int) number(header, 0, BLOCK_HEADER_BYTES);
        boolean isLast = (value & 1) != 0;
        body = ((value >>> 1) & 3) == OF_ONE_BYTE ? 1 : value >>> 3;
        next = !isLast ? Next.BLOCK : hasChecksum ? Next.CHECKSUM : Next.FRAME;
        return header;
    }

    private byte[] exactly(int bytes) throws IOException {
        byte[] read = in.readNBytes(bytes);
        if (read.length < bytes) {
            throw new IOException("It ends early");
        }
        return read;
    }

    /** The lowest byte comes first. */
    private static long number(byte[] in, int from, int bytes) {
        long number = 0;
        for (int i = bytes - 1; i >= 0; i--) {
            number = (number << 8) | (in[from + i] & 0xFF);
        }
        return number;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
