package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.store.Row;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final int MEBI = 1024 * 1024;

    @Test
    void long_records_fill_a_batch_by_their_bytes_however_few_they_are() {
        Budget budget = new Budget(64L * MEBI, new Arrivals(1));
        Batch<byte[]> batch = new Batch<>(
                body -> new Row("id", "acct_1", Instant.EPOCH, body),
                budget.of("someone").lease(),
                new Refused<>(new Refused.Bounds(1, new SenderHours(1, () -> 0)), "someone", Receipt.NOTHING));
        for (int record = 0; record < 7; record++) {
            batch.add(new Reading.Taken<>(new byte[MEBI]));
        }
        assertThat(batch.isFull()).isFalse();

        batch.add(new Reading.Taken<>(new byte[MEBI]));

        assertThat(batch.isFull()).isTrue();
    }
}
