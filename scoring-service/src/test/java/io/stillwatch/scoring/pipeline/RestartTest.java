package io.stillwatch.scoring.pipeline;

import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.RiskLevel.HIGH;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.TopicWatch;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Checkpoints;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the broker gives to whoever goes on after a crash. */
class RestartTest {

    private static final Duration ALWAYS = Duration.ZERO;
    private static final Duration NEVER = Duration.ofDays(1);
    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    private static final long ALL = -1;

    private final TestStore store = new TestStore();
    private final InputNames topics = TestTopics.create(3);
    private final Given given = new Given();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_restart_reads_what_came_since_the_checkpoint_and_each_record_once() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest);
        }
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 10);
        }
        Checkpoint kept = new Checkpoints(store.connect()).last().orElseThrow();
        try (Run run = new Run(store, topics, NEVER)) {
            run.until(Story.FIRST_TICK + 20);
        }

        try (Run run = Run.watched(store, topics, given)) {
            run.until(LAST_TICK);
        }

        assertThat(given.records()).isNotEmpty().allMatch(record -> tick(record) > kept.tick());
        assertThat(given.records()).allMatch(record -> record.offset() >= resume(kept, record));
        assertThat(given.records()).extracting(RestartTest::place).doesNotHaveDuplicates();
    }

    /** What was read of them is behind their last record, and not behind what the transaction left there. */
    @Test
    void topics_that_lost_in_time_what_had_all_been_read_are_read_on_after_a_restart() {
        InputNames quiet = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), quiet)) {
            readThreeHours(ingest, quiet);
            // Where a checkpoint is kept that is due as soon as the tick has closed.
            store.asOwner("update checkpoint_partition set resume_at = resume_at - 1");
            try (Run run = new Run(store, quiet, ALWAYS)) {
                run.untilIdle();
                run.untilIdle();
            }
            quiet.all().forEach(topic -> TestTopics.forget(topic, ALL));
            publish(ingest, Story.hours().subList(3, 5));

            try (Run run = new Run(store, quiet, ALWAYS)) {
                run.until(Story.FIRST_TICK + 4);
            }
        }
        assertThat(store.lastTick()).isEqualTo(Story.FIRST_TICK + 4);
    }

    private void readThreeHours(Ingest ingest, InputNames topics) {
        publish(ingest, Story.hours().subList(0, 3));
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 2);
            run.untilIdle();
        }
    }

    /** It ended before it could look behind the last record, where there is nothing but what the transaction left. */
    @Test
    void topics_that_lost_in_time_what_had_all_been_read_are_read_on_also_by_who_ended_with_the_last_tick() {
        InputNames quiet = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), quiet)) {
            readThreeHours(ingest, quiet);
            store.asOwner("update checkpoint_partition set resume_at = resume_at - 1");
            quiet.all().forEach(topic -> TestTopics.forget(topic, ALL));

            try (Run run = new Run(store, quiet, ALWAYS)) {
                publish(ingest, Story.hours().subList(3, 5));
                run.until(Story.FIRST_TICK + 4);
            }
        }
        assertThat(store.lastTick()).isEqualTo(Story.FIRST_TICK + 4);
    }

    @Test
    void who_goes_on_with_the_accounts_of_a_partition_reads_what_came_since_its_checkpoint_and_each_record_once() {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics);
                Spread spread = new Spread(store, topics)) {
            spread.join("one");
            publish(ingest, Story.hours().subList(0, 16));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> store.stagesAt(Story.FIRST_TICK + 15) == topics.partitions());
            spread.kill("one");
            publish(ingest, Story.hours().subList(16, Story.HOURS));

            spread.joinWatched("two", given);

            spread.until(LAST_TICK);
        }
        assertThat(given.records()).isNotEmpty().allMatch(record -> tick(record) > Story.FIRST_TICK + 15);
        assertThat(given.records()).extracting(RestartTest::place).doesNotHaveDuplicates();
    }

    @Test
    void a_topic_that_took_the_place_of_one_that_was_read_is_not_read_on_in_its_middle() {
        someIsRead();
        TestTopics.remake(topics.interactions(), topics.partitions());

        assertThatThrownBy(() -> new Run(store, topics, ALWAYS))
                .hasMessageContaining("The topic " + topics.interactions() + " is not the one that was read");
    }

    @Test
    void a_topic_that_took_the_place_of_one_that_was_read_is_read_from_its_beginning_by_whoever_is_told_to() {
        someIsRead();
        TestTopics.remake(topics.interactions(), topics.partitions());
        store.asOwner("delete from checkpoint_partition where topic = '" + topics.interactions() + "'");
        new Run(store, topics, ALWAYS).close();
        publish(Story.hours().subList(3, 5));

        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 4);
        }
        assertThat(store.lastTick()).isEqualTo(Story.FIRST_TICK + 4);
    }

    /** Whoever reads them takes everybody for LOW meanwhile, and nobody who scores would notice. */
    @Test
    void on_topics_of_risks_that_took_their_place_while_it_runs_what_stands_is_told_again_within_a_minute() {
        Risks risks = new Risks(store.connect(), new JsonText(Contracts.json()), new Events(Contracts.json()));
        risks.keep(verdicts(1, List.of(risk("a", LOW, HIGH)), List.of()));
        AtomicLong clock = new AtomicLong();
        TopicWatch watch = new TopicWatch(
                () -> Map.of(Events.ACCOUNT_RISK, "another", Events.END_USER_RISK, "another"), clock::get);
        try (Run run = new Run(store, topics, watch)) {
            run.untilIdle();
            assertThat(store.events(Events.ACCOUNT_RISK)).isEmpty();
            clock.addAndGet(Duration.ofMinutes(1).toNanos());

            run.untilIdle();
        }
        assertThat(store.events(Events.ACCOUNT_RISK)).hasSize(1);
    }

    private void someIsRead() {
        publish(Story.hours().subList(0, 3));
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 2);
            run.untilIdle();
        }
    }

    private void publish(List<Story.Hour> hours) {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            publish(ingest, hours);
        }
    }

    private static void publish(Ingest ingest, List<Story.Hour> hours) {
        hours.forEach(hour -> Story.publish(ingest, hour));
    }

    private static long resume(Checkpoint kept, ConsumerRecord<?, ?> record) {
        return Objects.requireNonNull(kept.resumes().get(partition(record))).offset();
    }

    private static long tick(ConsumerRecord<?, ?> record) {
        return Long.parseLong(new String(record.headers().lastHeader("ce_tick").value(), UTF_8));
    }

    private static TopicPartition partition(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return partition(record) + "@" + record.offset();
    }
}
