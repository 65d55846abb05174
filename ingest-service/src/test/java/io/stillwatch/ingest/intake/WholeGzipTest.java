package io.stillwatch.ingest.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
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

    @Test
    void members_that_follow_each_other_are_one_text_however_many_are_empty_and_however_slowly_they_come()
            throws IOException {
        byte[] packed = joined(
                Collections.nCopies(40_000, packed(new byte[0])),
                List.of(packed("one ".getBytes(UTF_8)), packed(new byte[0]), packed("text".getBytes(UTF_8))));

        assertThat(unpacked(packed)).asString(UTF_8).isEqualTo("one text");
        assertThat(new WholeGzip(new OneByOne(packed)).readAllBytes())
                .asString(UTF_8)
                .isEqualTo("one text");
    }

    @Test
    void empty_members_are_never_read_as_nothing_and_who_wants_nothing_gets_it() throws IOException {
        byte[] empty = packed(new byte[0]);
        var whole = new WholeGzip(new ByteArrayInputStream(
                joined(List.of(empty, empty), List.of(packed(new byte[] {7}), empty, empty))));

        assertThat(whole.read(new byte[1], 0, 0)).isZero();
        assertThat(whole.read(new byte[1], 0, 1)).isEqualTo(1);
        assertThat(whole.read(new byte[1], 0, 1)).isEqualTo(-1);
        assertThat(whole.read(new byte[1], 0, 1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 9})
    void a_member_without_its_whole_trailer_is_an_error(int missing) {
        byte[] cut = Arrays.copyOf(member, member.length - missing);

        assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new WholeGzip(new OneByOne(cut)).readAllBytes())
                .isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 10, 100})
    void what_is_cut_off_behind_a_member_that_comes_slowly_is_an_error_too(int length) throws IOException {
        byte[] small = packed("one".getBytes(UTF_8));
        byte[] cut = joined(List.of(small), List.of(Arrays.copyOf(small, length)));

        assertThat(new WholeGzip(new OneByOne(small)).readAllBytes()).hasSize(3);
        assertThatThrownBy(() -> new WholeGzip(new OneByOne(cut)).readAllBytes())
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> unpacked(cut)).isInstanceOf(IOException.class);
    }

    /** A network that has nothing ready, ever. */
    private static final class OneByOne extends ByteArrayInputStream {
        OneByOne(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] to, int from, int length) {
            return super.read(to, from, Math.min(length, 1));
        }

        @Override
        public synchronized int available() {
            return 0;
        }
    }

    private static byte[] joined(List<byte[]> some, List<byte[]> more) {
        var joined = new ByteArrayOutputStream();
        some.forEach(joined::writeBytes);
        more.forEach(joined::writeBytes);
        return joined.toByteArray();
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
