package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.TestTopics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishersTest {

    private final String blocks = TestTopics.blocks(TestTopics.create(2));

    @Test
    void those_of_many_partitions_are_opened_side_by_side() {
        CountDownLatch all = new CountDownLatch(2);
        try (Publishers publishers = new Publishers(partition -> {
            all.countDown();
            await(all);
            return publisher(partition);
        })) {
            publishers.begin(0);
            publishers.begin(1);

            publishers.take(0).close();
            publishers.take(1).close();
        }
    }

    /** One that is opened later would shut out whoever has the partition then. */
    @Test
    void who_gives_a_partition_up_waits_for_what_is_on_its_way() throws Exception {
        CountDownLatch slow = new CountDownLatch(1);
        try (Publishers publishers = new Publishers(partition -> {
            await(slow);
            return publisher(partition);
        })) {
            publishers.begin(0);
            Thread giving = Thread.ofPlatform().start(() -> publishers.giveUp(Set.of(0, 1)));
            Awaitility.await().until(() -> giving.getState() == Thread.State.WAITING || !giving.isAlive());
            boolean waits = giving.isAlive();

            slow.countDown();
            giving.join();
            assertThat(waits).isTrue();
        }

        try (FencedPublisher next = publisher(0)) {
            next.publish(List.of(new ProducerRecord<>(blocks, 0, "key", new byte[1])));
        }
    }

    @Test
    void what_cannot_be_opened_fails_for_whoever_takes_it_and_can_be_begun_again() {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (Publishers publishers = new Publishers(partition -> {
            if (broken.getAndSet(false)) {
                throw new KafkaException("the broker is away");
            }
            return publisher(partition);
        })) {
            publishers.begin(0);

            assertThatThrownBy(() -> publishers.take(0)).hasMessageContaining("the broker is away");
            publishers.begin(0);
            publishers.take(0).close();
        }
    }

    @Test
    void what_nobody_has_taken_is_closed_with_them() {
        List<FencedPublisher> opened = new CopyOnWriteArrayList<>();
        Publishers publishers = new Publishers(partition -> {
            FencedPublisher publisher = publisher(partition);
            opened.add(publisher);
            return publisher;
        });
        publishers.begin(0);

        publishers.close();

        assertThatThrownBy(
                        () -> opened.getFirst().publish(List.of(new ProducerRecord<>(blocks, 0, "key", new byte[1]))))
                .isInstanceOf(IllegalStateException.class);
    }

    private FencedPublisher publisher(int partition) {
        return new FencedPublisher(TestTopics.kafka(), blocks + "-" + partition);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
