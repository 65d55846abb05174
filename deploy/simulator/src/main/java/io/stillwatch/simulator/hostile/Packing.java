package io.stillwatch.simulator.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** Packed bodies, honest and not. */
final class Packing {
    private static final byte[] FRAME = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    private static final byte NO_SIZE_NO_CHECKSUM = 0;
    /** 8 MiB, which a reader has to offer (RFC 8878, 3.1.1.1.2). */
    private static final byte WINDOW = 13 << 3;

    private static final int RAW = 0;
    private static final int REPEATED = 1;
    private static final int BLOCK = 128 * 1024;

    private Packing() {}

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes everything", e);
        }
        return packed.toByteArray();
    }

    /** So many members, each of which becomes nothing. */
    static byte[] gzipOfNothing(int members) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] member = gzip(new byte[0]);
        for (int i = 0; i < members; i++) {
            packed.writeBytes(member);
        }
        return packed.toByteArray();
    }

    /** A frame that stores its content as it is. */
    static byte[] zstd(byte[] plain) {
        return Wire.joined(head(), block(RAW, plain.length, true), plain);
    }

    /** Four bytes become 128 KiB. */
    static byte[] zstdBomb(int blocks) {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(head());
        for (int i = 1; i <= blocks; i++) {
            bomb.writeBytes(block(REPEATED, BLOCK, i == blocks));
            bomb.write('1');
        }
        return bomb.toByteArray();
    }

    private static byte[] head() {
        return Wire.joined(FRAME, new byte[] {NO_SIZE_NO_CHECKSUM, WINDOW});
    }

    private static byte[] block(int type, int size, boolean last) {
        int header = size << 3 | type << 1 | (last ? 1 : 0);
        return new byte[] {(byte) header, (byte) (header >> 8), (byte) (header >> 16)};
    }
}
