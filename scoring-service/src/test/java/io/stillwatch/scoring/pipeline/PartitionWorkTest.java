package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.erasure.Erased;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Account stages, moved step by step, whose checkpoints are always due. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PartitionWorkTest {

    private final TestStore store = new TestStore();
    private final InputNames topics = TestTopics.create(2);
    private final Ingest ingest = new Ingest(TestTopics.kafka(), topics);
    private final InputTopics input = new InputTopics(TestTopics.kafka());
    private final List<PartitionWork> works = new ArrayList<>();
    private final AccountOpening opening = new AccountOpening(
            TestTopics.kafka(),
            topics.all(),
            TestTopics.blocks(topics),
            "accounts-" + store.name(),
            "one",
            Contracts.json(),
            Duration.ZERO,
            100);

    @AfterEach
    void close() {
        works.forEach(PartitionWork::shut);
        input.close();
        ingest.close();
        store.close();
    }

    @Test
    void who_opened_a_partition_that_another_one_opened_since_tells_nothing_of_it_any_more() {
        PartitionWork former = open(0);
        open(0);
        Story.publish(ingest, Story.hours().getFirst());

        Runnable telling = closed(former);

        assertThatThrownBy(telling::run)
                .isInstanceOfAny(ProducerFencedException.class, InvalidProducerEpochException.class);
    }

    @Test
    void a_stage_whose_checkpoint_is_due_stays_where_it_can_be_kept_until_it_has_been() {
        PartitionWork work = open(0);
        Story.publish(ingest, Story.hours().getFirst());
        closed(work);
        theNextHourBegins();

        while (!read()) {}

        assertThat(work.isDue()).isTrue();
    }

    @Test
    void of_those_that_are_due_the_one_whose_last_is_the_oldest_is_kept_and_no_other_while_there_is_more_to_read() {
        PartitionWork older = open(1);
        PartitionWork younger = open(0);
        Story.publish(ingest, Story.hours().getFirst());
        closed(older);
        closed(younger);
        CheckpointTurns turns = new CheckpointTurns(new CheckpointPace(new AtomicLong()::incrementAndGet));

        turns.next(List.of(younger, older), false);
        turns.next(List.of(younger, older), false);

        assertThat(older.isDue()).isFalse();
        assertThat(younger.isDue()).isTrue();
    }

    @Test
    void while_nothing_comes_nobody_waits_with_a_checkpoint_for_the_pace() {
        PartitionWork one = open(1);
        PartitionWork another = open(0);
        Story.publish(ingest, Story.hours().getFirst());
        closed(one);
        closed(another);
        CheckpointTurns turns = new CheckpointTurns(new CheckpointPace(new AtomicLong()::incrementAndGet));
        turns.next(works, false);

        turns.next(works, true);

        assertThat(works).noneMatch(PartitionWork::isDue);
    }

    /** It would read on behind what its state does not have. */
    @Test
    void who_has_yet_to_keep_a_tick_is_not_moved_on_behind_it_while_nothing_comes() {
        PartitionWork older = open(1);
        PartitionWork younger = open(0);
        for (Story.Hour hour : Story.hours().subList(0, 2)) {
            works.stream().filter(PartitionWork::isDue).forEach(PartitionWork::checkpoint);
            Story.publish(ingest, hour);
            closed(older);
            closed(younger);
        }

        new CheckpointTurns(new CheckpointPace(System::nanoTime)).next(works, true);

        assertThat(older.isDue()).isFalse();
        assertThat(younger.isDue()).isTrue();
    }

    @Test
    void a_stage_is_read_on_after_its_topics_lost_in_time_what_it_had_all_read() {
        PartitionWork work = open(0);
        Story.publish(ingest, Story.hours().getFirst());
        closed(work).run();
        work.checkpoint();
        while (read()) {}
        work.lanes().values().forEach(lane -> lane.readTo(input.position(lane.partition())));
        new CheckpointTurns(new CheckpointPace(System::nanoTime)).next(works, true);
        topics.all().forEach(topic -> TestTopics.forget(topic, -1));

        Story.publish(ingest, Story.hours().get(1));

        assertThat(closed(open(0))).isNotNull();
    }

    @Test
    void in_a_topic_that_took_the_place_of_one_that_was_read_no_stage_is_read_on() {
        opening.open(store.connect()).close();
        PartitionWork work = open(0);
        Story.publish(ingest, Story.hours().getFirst());
        closed(work);
        work.checkpoint();
        TestTopics.remake(topics.accounts(), topics.partitions());

        assertThatThrownBy(() -> opening.open(store.connect()))
                .hasMessageContaining("The topic " + topics.accounts() + " is not the one that was read");
    }

    /** Whoever gives partitions out may know of it before others do. */
    @Test
    void a_partition_that_the_topics_are_not_known_to_have_is_not_opened() {
        assertThatThrownBy(() -> open(2)).hasMessageContaining("began with 2 partitions and there are 3");
    }

    /** The engine that judges has yet to forget, and by what it will leave them out is not written down. */
    @Test
    void whom_a_stage_has_forgotten_in_an_open_hour_is_unknown_to_whoever_opens_it_next() {
        List<String> members =
                IntStream.range(0, Story.FIRST_MEMBERS).mapToObj(Story::member).toList();
        PartitionWork former = open(0);
        theSecondHourBeginsBeforeTheFirstIsOver();
        closed(former).run();
        former.erase(members, () -> Erased.NOBODY);
        works.remove(former);
        former.shut();
        Story.Hour second = Story.hours().get(1);
        Story.close(ingest, second);

        PartitionWork next = open(0);
        closed(next).run();
        next.checkpoint();

        assertThat(store.piecesWith("person-")).isPositive();
        assertThat(store.piecesWith("acme-")).isZero();
    }

    private void theSecondHourBeginsBeforeTheFirstIsOver() {
        Story.Hour first = Story.hours().getFirst();
        Story.begin(ingest, first);
        Story.begin(ingest, Story.hours().get(1));
        Story.close(ingest, first);
    }

    private PartitionWork open(int partition) {
        PartitionWork work = opening.open(partition, opening.publisher(partition), store.connect(), input);
        works.add(work);
        return work;
    }

    /** Reads on until it closes a tick; gives what tells of that. */
    private Runnable closed(PartitionWork work) {
        Optional<Runnable> telling = work.close();
        while (telling.isEmpty()) {
            read();
            telling = work.close();
        }
        return telling.get();
    }

    /** Gives each what comes of its partition, if anything does. */
    private boolean read() {
        ConsumerRecords<byte[], byte[]> records = input.poll();
        records.forEach(record -> works.stream()
                .filter(work -> work.lanes().containsKey(new TopicPartition(record.topic(), record.partition())))
                .forEach(work -> work.take(record)));
        return !records.isEmpty();
    }

    private void theNextHourBegins() {
        Story.begin(ingest, Story.hours().get(1));
    }
}
