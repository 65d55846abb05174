package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PipelineTest {

    private static final Duration ALWAYS = Duration.ZERO;
    private static final Duration NEVER = Duration.ofDays(1);
    private static final int ANOTHER = 1_000_000;
    private static final long LAST_TICK = Story.FIRST_TICK + Story.HOURS - 1;

    /** Takes effect at the first tick that closes. */
    private static final String CALENDAR = "insert into release_calendar (version, models, released_at, put_by)"
            + " values (1, '{m-5}', array['" + Story.NEW_MODEL_AT + "'::timestamptz], 'somebody')";

    private static InputNames topics;
    private static List<String> told;

    private TestStore store;

    /** The story as it comes out of one partition each, read in one go. */
    @BeforeAll
    static void tellTheStory() {
        InputNames plain = TestTopics.create(1);
        topics = TestTopics.create(3);
        try (TestStore store = new TestStore();
                Ingest one = new Ingest(TestTopics.kafka(), plain);
                Ingest three = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(one);
            Story.hours().forEach(hour -> {
                Story.publish(three, hour);
                if (hour.tick() % 4 == 0) {
                    three.publishAgain();
                }
            });
            store.asOwner(CALENDAR);
            try (Run run = new Run(store, plain, NEVER)) {
                run.until(LAST_TICK);
            }
            told = store.contents();
        }
    }

    @BeforeEach
    void open() {
        store = new TestStore();
        store.asOwner(CALENDAR);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void the_story_has_a_campaign_that_is_announced_and_grows() {
        assertThat(told).anyMatch(line -> line.contains("campaign-detected.v1") && line.contains("acme-1\""));
        assertThat(told).anyMatch(line -> line.contains("campaign-detected.v1") && line.contains("release-pivot"));
        assertThat(told).anyMatch(line -> line.contains("campaign-grew.v1"));
        assertThat(told).anyMatch(line -> line.startsWith("[risk,acme-3,,HIGH"));
        assertThat(told).noneMatch(line -> line.startsWith("[risk,person"));
        assertThat(told.getFirst()).endsWith("," + Story.records() + "]");
    }

    @Test
    void copies_and_the_number_of_partitions_change_nothing() {
        try (Run run = new Run(store, topics, NEVER)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void a_restart_from_a_checkpoint_changes_nothing() {
        for (long tick = Story.FIRST_TICK + 3; tick <= LAST_TICK; tick += 6) {
            try (Run run = new Run(store, topics, ALWAYS)) {
                run.until(tick);
            }
        }
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void a_crash_between_the_verdicts_and_the_next_checkpoint_changes_nothing() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 10);
        }
        try (Run run = new Run(store, topics, NEVER)) {
            run.until(Story.FIRST_TICK + 28);
        }

        try (Run run = new Run(store, topics, NEVER)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void reading_everything_again_changes_nothing() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 26);
        }
        store.asOwner("delete from checkpoint");

        try (Run run = new Run(store, topics, NEVER)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void to_set_a_checkpoint_of_another_version_aside_changes_nothing_that_the_topics_still_hold() throws IOException {
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(Story.FIRST_TICK + 26);
        }
        store.engineWrittenByAnother(ANOTHER);

        try (Run run = Run.settingAside(store, topics, ANOTHER)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void a_restart_reads_no_more_than_what_came_since_the_checkpoint() {
        try (Run run = new Run(store, topics, ALWAYS)) {
            run.until(LAST_TICK);
            run.untilIdle();
        }

        try (Run run = new Run(store, topics, NEVER)) {
            assertThat(run.pipeline().work()).isFalse();
        }
    }

    @Test
    void partitions_that_are_added_between_two_ticks_change_nothing() {
        InputNames few = TestTopics.create(2);
        long half = Story.FIRST_TICK + Story.HOURS / 2;
        try (Ingest ingest = new Ingest(TestTopics.kafka(), few)) {
            Story.hours().stream().filter(hour -> hour.tick() <= half).forEach(hour -> Story.publish(ingest, hour));
            try (Run run = new Run(store, few, ALWAYS)) {
                run.until(half);
                run.untilIdle();
            }
            InputNames more = TestTopics.grow(few, 5);
            ingest.over(more);
            Story.hours().stream().filter(hour -> hour.tick() > half).forEach(hour -> Story.publish(ingest, hour));
            try (Run run = new Run(store, more, NEVER)) {
                run.until(LAST_TICK);
            }
        }
        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void holding_back_little_changes_nothing() {
        try (Run run = new Run(store, topics, NEVER, 1)) {
            run.until(LAST_TICK);
        }

        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void another_instance_takes_over_where_the_active_one_stopped() {
        Opening opening = Run.opening(topics, ALWAYS, 100);
        ExclusiveWorker first = Run.worker(store, opening).start();
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> store.lastTick() > Story.FIRST_TICK);
        ExclusiveWorker second = Run.worker(store, opening).start();
        assertThat(second.isWorking()).isFalse();

        first.close();

        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> store.lastTick() == LAST_TICK);
        second.close();
        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void an_instance_that_is_no_longer_the_active_one_keeps_nothing() {
        try (Run former = new Run(store, topics, NEVER);
                Run active = new Run(store, topics, NEVER)) {
            active.until(LAST_TICK);

            assertThatThrownBy(() -> former.until(LAST_TICK + 1)).hasMessageContaining("another instance is at work");
        }
        assertThat(store.contents()).isEqualTo(told);
    }

    @Test
    void instances_that_share_the_accounts_and_come_and_go_change_nothing() {
        InputNames shared = TestTopics.create(4);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), shared);
                Spread spread = new Spread(store, shared)) {
            spread.join("one");
            publish(ingest, 0, 8);
            spread.until(Story.FIRST_TICK + 7);
            spread.join("two");
            spread.untilEachHasSome(2);
            publish(ingest, 8, 16);
            untilEachPartitionHasOnePublisher(shared);
            spread.kill("one");
            publish(ingest, 16, 24);
            spread.join("one");
            spread.until(Story.FIRST_TICK + 23);
            spread.kill("two");
            publish(ingest, 24, Story.HOURS);
            spread.until(LAST_TICK);
        }
        assertThat(store.contents()).isEqualTo(told);
    }

    /** Kafka's client unpacks a library of its own for every packing but gzip; none is known to work in a native image. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void what_instances_tell_each_other_is_packed_without_native_code() throws IOException {
        InputNames shared = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), shared);
                Spread spread = new Spread(store, shared)) {
            spread.join("one");
            publish(ingest, 0, 2);
            spread.until(Story.FIRST_TICK + 1);
        }
        assertThat(Files.readAllLines(Path.of("/proc/self/maps"))).noneMatch(line -> line.contains("zstd"));
    }

    @Test
    void who_is_erased_is_forgotten_by_the_stage_that_has_the_account_and_by_the_engine_that_judges() {
        InputNames shared = TestTopics.create(2);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), shared);
                Spread spread = new Spread(store, shared)) {
            spread.join("one");
            publish(ingest, 0, 2);
            spread.until(Story.FIRST_TICK + 1);
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> store.piecesWith("acme-3") >= 2);

            store.askToErase("acme-3");

            spread.untilAllAreErased();
        }
        assertThat(store.piecesWith("acme-3")).isZero();
        assertThat(store.piecesWith("acme-4")).isNotZero();
    }

    @Test
    void who_is_to_be_erased_is_forgotten_by_whoever_gets_a_partition_after_that_was_asked_for() {
        InputNames shared = TestTopics.create(2);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), shared);
                Spread spread = new Spread(store, shared)) {
            spread.join("one");
            spread.join("two");
            spread.untilEachHasSome(2);
            publish(ingest, 0, 8);
            spread.until(Story.FIRST_TICK + 7);
            spread.kill("two");

            store.askToErase(Story.member(3));

            spread.untilAllAreErased();
        }
    }

    @Test
    void accounts_are_folded_no_longer_once_there_are_other_partitions_for_them() {
        InputNames few = TestTopics.create(2);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), few);
                Spread spread = new Spread(store, few)) {
            spread.join("one");
            publish(ingest, 0, 2);
            spread.until(Story.FIRST_TICK + 1);

            InputNames more = TestTopics.grow(few, 3);
            spread.growBlocks(3);

            spread.untilNobodyFolds();
            publish(ingest.over(more), 2, 4);
            Awaitility.await().during(Duration.ofSeconds(3)).until(() -> store.lastTick() == Story.FIRST_TICK + 1);
        }
    }

    @Test
    void a_stage_that_can_not_be_opened_leaves_no_publisher_behind() {
        InputNames few = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), few);
                Spread spread = new Spread(store, few)) {
            spread.join("one");
            publish(ingest, 0, 4);
            spread.untilKept(Story.FIRST_TICK + 3);
            spread.kill("one");
            store.asOwner("update checkpoint_part set bytes = '\\x00' where owner >= 0");
            long claims = store.claims(0);

            spread.join("one");

            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> store.claims(0) >= claims + 4);
            assertThat(publishers()).isLessThan(3);
        }
    }

    /** Who has given a partition up has closed its publisher. */
    private void untilEachPartitionHasOnePublisher(InputNames shared) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> publishers() == shared.partitions());
    }

    /** Threads of publishers of account stages of this test. */
    private long publishers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("kafka-producer")
                        && thread.getName().contains("accounts-" + store.name()))
                .count();
    }

    private static void publish(Ingest ingest, int from, int to) {
        Story.hours().subList(from, to).forEach(hour -> Story.publish(ingest, hour));
    }

    @Test
    void a_broker_without_the_topics_is_named_as_the_reason() {
        InputNames missing = new InputNames("nowhere", "nothing", 1);

        assertThatThrownBy(() -> new Run(store, missing, NEVER)).hasMessageContaining("nowhere");
    }

    @Test
    void what_can_not_be_read_is_published_as_a_dead_letter_and_holds_nobody_up() {
        InputNames broken = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), broken);
                Run run = new Run(store, broken, ALWAYS)) {
            ingest.interaction(1, "a", "{\"account\":")
                    .interaction(
                            1,
                            "a",
                            Story.hours().getFirst().interactions().getFirst().body());
            ingest.marker(1, Story.hours().getFirst().watermark()).publish();
            run.until(1);
        }

        assertThat(store.events("interactions-dead-letter"))
                .singleElement()
                .satisfies(Contracts::fits)
                .satisfies(letter -> assertThat(
                                Contracts.body(letter).path("reason").asText())
                        .isEqualTo("no JSON at byte 11"));
        assertThat(store.contents().getFirst()).endsWith(",1]");
    }

    @Test
    void a_record_ahead_of_its_tick_is_waiting_until_that_closes() {
        InputNames ahead = TestTopics.create(1);
        String body = Story.hours().getFirst().interactions().getFirst().body();
        try (Ingest ingest = new Ingest(TestTopics.kafka(), ahead);
                Run run = new Run(store, ahead, ALWAYS)) {
            ingest.interaction(2, "a", body)
                    .marker(1, Story.hours().getFirst().watermark())
                    .publish();
            run.until(1);
            run.untilIdle();
            assertThat(store.waiting()).isEqualTo(1);

            ingest.marker(2, Story.hours().getLast().watermark()).publish();
            run.until(2);
            run.untilIdle();
            assertThat(store.waiting()).isZero();
        }
    }
}
