package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Bodies as packers send them that do not know how long they will be. */
class ZstdMemoryTest {
    private static final int MEBI = 1024 * 1024;

    private long taken;

    @Test
    void a_short_body_takes_little_whatever_window_it_announces() throws IOException {
        unpacked(announcingEightMebibytes(text(100_000)));

        assertThat(taken).isLessThan(2 * MEBI);
    }

    @Test
    void a_long_body_takes_what_its_window_asks_for_and_no_more() throws IOException {
        unpacked(packed(text(12 * MEBI)));

        assertThat(taken).isBetween(4L * MEBI, 5L * MEBI);
    }

    @Test
    void many_frames_take_what_the_largest_takes() throws IOException {
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int frame = 0; frame < 100; frame++) {
            frames.write(packed(text(100_000)));
        }
        unpacked(frames.toByteArray());

        assertThat(taken).isLessThan(2 * MEBI);
    }

    private void unpacked(byte[] packed) throws IOException {
        try (InputStream plain =
                Unpacked.of(new ByteArrayInputStream(packed), "zstd", Long.MAX_VALUE, bytes -> taken += bytes)) {
            plain.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new ZstdOutputStream(packed)) {
            out.write(plain);
        }
        return packed.toByteArray();
    }

    /** One block as it is, in a frame of no stated length (RFC 8878, 3.1.1). */
    private static byte[] announcingEightMebibytes(byte[] plain) {
        int block = plain.length << 3 | 1;
        return ByteBuffer.allocate(9 + plain.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xFD2FB528)
                .putShort((short) 0x6800)
                .putShort((short) block)
                .put((byte) (block >> 16))
                .put(plain)
                .array();
    }

    private static byte[] text(int length) {
        Random random = new Random(length);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(8));
        }
        return text;
    }
}
