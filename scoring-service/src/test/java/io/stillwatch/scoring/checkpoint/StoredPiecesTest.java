package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.checkpoint.StoredPieces.Piece;
import io.stillwatch.scoring.store.StoreConnection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoredPiecesTest {

    private static final TestStore STORE = new TestStore();
    private static final int OWNER = 7;
    private static final int TICK = 3;

    private final StoreConnection store = STORE.connect();
    private final Random random = new Random(1);

    @AfterAll
    static void close() {
        STORE.close();
    }

    @BeforeEach
    void clear() {
        store.run("delete from checkpoint_part");
    }

    @Test
    void a_state_of_many_chunks_comes_back_byte_for_byte() throws IOException {
        byte[] state = bytes((3 << 20) + 12_345);
        write(OWNER, 5, TICK, state);

        assertThat(new StoredPieces(store, OWNER, 5, 5).next().bytes().readAllBytes())
                .isEqualTo(state);
    }

    @Test
    void pieces_of_all_sizes_come_in_the_order_of_parts_and_ticks_and_only_those_that_were_asked_for()
            throws IOException {
        List<byte[]> written = new ArrayList<>();
        for (int part = 0; part < 300; part++) {
            byte[] state = bytes(part % 100 == 99 ? (2 << 20) + part : 1 + part);
            write(OWNER, part, TICK, state);
            written.add(state);
        }
        written.add(bytes(10));
        write(OWNER, 299, TICK + 1, written.getLast());
        write(OWNER, -1, TICK, bytes(10));
        write(OWNER, 300, TICK, bytes(10));
        write(OWNER + 1, 0, TICK, bytes(10));

        List<byte[]> read = new ArrayList<>();
        for (var pieces = new StoredPieces(store, OWNER, 0, 299); pieces.hasNext(); ) {
            read.add(pieces.next().bytes().readAllBytes());
        }

        assertThat(read).usingElementComparator(java.util.Arrays::compare).isEqualTo(written);
    }

    @Test
    void what_nobody_has_read_of_a_piece_is_passed_over() throws IOException {
        write(OWNER, 1, TICK, bytes((2 << 20) + 1));
        write(OWNER, 2, TICK, new byte[] {42});
        var pieces = new StoredPieces(store, OWNER, 0, 9);
        Piece large = pieces.next();
        large.data().readInt();

        Piece small = pieces.next();

        assertThat(small.part()).isEqualTo(2);
        assertThat(small.bytes().readAllBytes()).containsExactly(42);
        assertThat(pieces.hasNext()).isFalse();
        assertThatThrownBy(pieces::next).isInstanceOf(NoSuchElementException.class);
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private void write(int owner, int part, long tick, byte[] state) throws IOException {
        StoredRows rows = new StoredRows(store, owner, tick);
        try (ChunkedOutput out = new ChunkedOutput(rows, part)) {
            out.write(state[0]);
            out.write(state, 1, state.length - 1);
        }
        rows.flush();
    }
}
