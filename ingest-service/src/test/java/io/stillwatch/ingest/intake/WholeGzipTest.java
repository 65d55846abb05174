package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeGzipTest {
    /** The head of a member, which is read by itself, and a buffer. */
    private static final int ENDS_A_BUFFER = 10 + 64 * 1024;

    private final byte[] member = endingABuffer();

    /** So many bytes of another member: the head of one has ten. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 9, 10, 100, 60_000})
    void what_is_cut_off_behind_a_member_that_ends_with_a_buffer_is_an_error(int length) throws IOException {
        assertThat(unpacked(member)).isNotEmpty();
        byte[] cut = Arrays.copyOf(member, member.length + length);
        System.arraycopy(member, 0, cut, member.length, length);

        assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void so_is_what_is_no_member(int length) {
        byte[] junk = Arrays.copyOf(member, member.length + length);

        assertThatThrownBy(() -> unpacked(junk)).isInstanceOf(IOException.class);
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        return new WholeGzip(new ByteArrayInputStream(packed)).readAllBytes();
    }

    /** Noise packs to a little more than itself. */
    private static byte[] endingABuffer() {
        var random = new Random(1);
        byte[] packed = new byte[0];
        for (int length = ENDS_A_BUFFER; packed.length != ENDS_A_BUFFER; length--) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            packed = packed(noise);
        }
        return packed;
    }

    private static byte[] packed(byte[] plain) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }
}
