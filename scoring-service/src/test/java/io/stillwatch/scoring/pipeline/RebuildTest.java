package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.checkpoint.KeptFacts;
import io.stillwatch.scoring.engine.AccountFact;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that still hold who was erased, and are read from their beginning once more. */
class RebuildTest extends ErasedMember {

    @BeforeEach
    void two_hours_are_told() {
        Story.hours().subList(0, 2).forEach(hour -> Story.publish(ingest, hour));
    }

    @Test
    void who_was_erased_stays_unknown_with_all_that_was_stated_of_them() {
        isScoredAndErased();
        store.asOwner("delete from checkpoint");
        theyAreNotThereInTheThirdHour();

        isScoredTo(2);

        assertThat(known()).extracting(AccountFact::account).contains(STAYS).doesNotContain(GONE);
        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void who_comes_after_the_erasure_counts_and_what_was_stated_before_it_stays_unknown() {
        isScoredAndErased();
        store.asOwner("delete from checkpoint");
        Story.publish(ingest, Story.hours().get(2));

        isScoredTo(2);

        assertThat(store.piecesWith(GONE)).isPositive();
        assertThat(known()).extracting(AccountFact::account).doesNotContain(GONE);
    }

    @Test
    void as_many_records_were_scored_as_before() {
        isScoredAndErased();
        long before = scored();
        store.asOwner("delete from checkpoint");
        int more = theyAreNotThereInTheThirdHour();

        isScoredTo(2);

        assertThat(scored()).isEqualTo(before + more);
    }

    @Test
    void who_was_erased_stays_unknown_to_stages_that_are_made_again() {
        try (Spread spread = new Spread(store, topics)) {
            isScoredAndErased(spread);
        }
        store.asOwner("truncate account_stage, account_stage_partition, account_stage_erasure, checkpoint,"
                + " checkpoint_partition, checkpoint_part; update account_stages set tick = 0, partitions = 0;");
        theyAreNotThereInTheThirdHour();

        try (Spread again = new Spread(store, topics)) {
            again.join("one");
            again.untilKept(Story.FIRST_TICK + 2);
        }

        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void who_was_erased_stays_unknown_to_whoever_judges_and_reads_again_what_stages_told_of_them() {
        String blocks = TestTopics.blocks(topics);
        try (Spread spread = new Spread(store, topics, blocks)) {
            isScoredAndErased(spread);
        }
        store.asOwner("delete from checkpoint");
        theyAreNotThereInTheThirdHour();

        try (Spread again = new Spread(store, topics, blocks)) {
            again.join("one");
            again.untilKept(Story.FIRST_TICK + 2);
        }

        assertThat(store.piecesWith(STAYS)).isPositive();
        assertThat(store.piecesWith(GONE)).isZero();
    }

    @Test
    void it_is_known_who_was_erased_for_as_long_as_a_topic_holds_a_record_of_before() {
        isScoredAndErased();
        InputNames quiet = TestTopics.create(1);
        store.asOwner("delete from checkpoint; update erased set erased_at = now() - interval '2 days'");
        ingest.over(quiet)
                .raw(takenAt(Instant.now().minus(Duration.ofDays(3)), quiet))
                .publish();
        try (Run run = new Run(store, quiet, ALWAYS)) {
            run.untilIdle();
        }
        assertThat(store.rowsWith("erased", "")).isEqualTo(1);
        TestTopics.forget(quiet.interactions(), -1);

        try (Run run = new Run(store, quiet, ALWAYS)) {
            run.untilIdle();
        }

        assertThat(store.rowsWith("erased", "")).isZero();
    }

    private void isScoredAndErased() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            isErasedBehind(Story.FIRST_TICK + 1, store, run);
        }
        itWasAskedWhetherThatIsDone();
    }

    private void isScoredAndErased(Spread spread) {
        spread.join("one");
        spread.untilKept(Story.FIRST_TICK + 1);
        assertThat(store.piecesWith(GONE)).isPositive();
        store.askToErase(GONE);
        spread.untilAllAreErased();
        itWasAskedWhetherThatIsDone();
    }

    /** So that nothing names them any more. */
    private void itWasAskedWhetherThatIsDone() {
        store.asOwner("delete from erasure where done");
        assertThat(store.piecesWith(GONE)).isZero();
    }

    private void isScoredTo(int hour) {
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + hour);
            run.untilIdle();
        }
    }

    /** How many records others have. */
    private int theyAreNotThereInTheThirdHour() {
        Story.Hour hour = Story.hours().get(2);
        List<Story.Line> others = hour.interactions().stream()
                .filter(line -> !line.account().equals(GONE))
                .toList();
        Story.Hour told = new Story.Hour(hour.tick(), hour.facts(), others);
        Story.publish(ingest, told);
        return told.records();
    }

    private List<AccountFact> known() {
        List<AccountFact> known = new ArrayList<>();
        new KeptFacts(store.connect()).tell(known::add);
        return known;
    }

    private long scored() {
        return store.number("select scored from checkpoint");
    }

    private static ProducerRecord<String, byte[]> takenAt(Instant time, InputNames topics) {
        return new ProducerRecord<>(
                topics.interactions(), 0, time.toEpochMilli(), "key", "nothing".getBytes(StandardCharsets.UTF_8));
    }
}
