package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** A story of which one member is erased and another one stays. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class ErasedMember {

    static final Duration ALWAYS = Duration.ZERO;
    static final String GONE = Story.member(3);
    static final String STAYS = Story.member(4);

    final TestStore store = new TestStore();
    final InputNames topics = TestTopics.create(2);
    final Ingest ingest = new Ingest(TestTopics.kafka(), topics);

    @AfterEach
    void close() {
        ingest.close();
        store.close();
    }

    static void isErasedBehind(long tick, TestStore store, Run run) {
        run.until(tick);
        run.untilIdle();
        assertThat(store.piecesWith(GONE)).isPositive();
        store.askToErase(GONE);
        run.untilAllAreErased();
    }
}
