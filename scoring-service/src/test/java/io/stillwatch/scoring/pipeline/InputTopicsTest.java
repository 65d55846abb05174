package io.stillwatch.scoring.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Resume;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InputTopicsTest {

    private static final long DELETED_TO = 50;

    private final InputNames names = TestTopics.create(1);
    private final TopicPartition partition = new TopicPartition(names.interactions(), 0);
    private final InputTopics input = new InputTopics(TestTopics.kafka());

    @BeforeEach
    void theBeginningIsNoLongerThere() throws Exception {
        try (Ingest ingest = new Ingest(TestTopics.kafka(), names);
                Admin admin = Admin.create(TestTopics.kafka())) {
            Story.publish(ingest, Story.hours().getFirst());
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(DELETED_TO)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void close() {
        input.close();
    }

    @Test
    void records_that_are_gone_are_not_jumped_over() {
        isReadOnAt(DELETED_TO - 1);

        assertThatThrownBy(this::read).isInstanceOf(OffsetOutOfRangeException.class);
    }

    @Test
    void a_topic_that_ends_before_what_was_read_of_it_is_not_read_again() {
        isReadOnAt(1_000_000);

        assertThatThrownBy(this::read).isInstanceOf(OffsetOutOfRangeException.class);
    }

    /** The last two are a record and what its transaction left behind it. */
    @Test
    void an_empty_topic_is_not_read_on_where_a_record_was_that_was_not_read() {
        TestTopics.forget(names.interactions(), -1);
        long end = input.open(List.of(names.interactions()), Checkpoint.NONE)
                .getFirst()
                .readTo();
        isReadOnAt(end - 2);

        assertThatThrownBy(this::read).isInstanceOf(OffsetOutOfRangeException.class);
    }

    @Test
    void who_begins_begins_with_what_is_still_there() {
        Lane lane = input.open(List.of(names.interactions()), Checkpoint.NONE).getFirst();

        assertThat(lane.readTo()).isEqualTo(DELETED_TO);
    }

    @Test
    void what_a_publisher_took_back_is_not_read() {
        TestTopics.publishAndAbort(new ProducerRecord<>(names.interactions(), "taken back", new byte[0]));
        input.open(List.of(names.interactions()), Checkpoint.NONE);

        assertThat(readAll()).isNotEmpty().doesNotContain("taken back");
    }

    @Test
    void the_oldest_record_of_several_topics_is_the_first_of_all_that_they_hold() {
        Instant oldest = input.oldest(List.of(names.interactions()));
        InputNames later = TestTopics.create(1);
        try (Ingest ingest = new Ingest(TestTopics.kafka(), later)) {
            Story.publish(ingest, Story.hours().getFirst());
        }

        assertThat(input.oldest(List.of(later.interactions(), names.interactions())))
                .isEqualTo(oldest);
    }

    private List<String> readAll() {
        Map<TopicPartition, Long> ends = input.ends();
        List<String> keys = new ArrayList<>();
        while (!input.isThrough(ends)) {
            input.poll().forEach(record -> keys.add(new String(record.key(), UTF_8)));
        }
        return keys;
    }

    private void isReadOnAt(long offset) {
        input.open(List.of(names.interactions()), new Checkpoint(0, 0, Map.of(partition, Resume.from(offset, 0))));
    }

    /** Until something comes, whatever it is. */
    private void read() {
        while (input.poll().isEmpty()) {}
    }
}
