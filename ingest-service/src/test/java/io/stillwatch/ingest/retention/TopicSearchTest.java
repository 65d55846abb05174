package io.stillwatch.ingest.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TopicSearchTest {
    private static final LocalDate DAY = LocalDate.parse("2026-04-22");
    private static final Duration PATIENCE = Duration.ofMillis(500);

    @Test
    void a_broker_that_is_there_and_says_nothing_is_answered_for_in_time() throws IOException {
        try (ServerSocket broker = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + broker.getLocalPort();

            assertSaysWhenToComeBack(
                    () -> TopicSearch.recordsOf(DAY, "interactions", Map.of("bootstrap.servers", address), PATIENCE));
        }
    }

    @Test
    void a_broker_that_is_lost_while_it_is_read_is_answered_for_in_time() {
        TopicPartition only = new TopicPartition("interactions", 0);
        try (MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest")) {
            kafka.updatePartitions(
                    only.topic(), List.of(new PartitionInfo(only.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
            kafka.updateBeginningOffsets(Map.of(only, 0L));
            kafka.updateEndOffsets(Map.of(only, 100L));

            assertSaysWhenToComeBack(() -> TopicSearch.recordsOf(DAY, only.topic(), kafka, PATIENCE));
        }
    }

    /** Their time is the watermark's, so that a topic of nothing but markers would never be gone. */
    @Test
    void markers_of_ticks_are_nothing_of_a_day() {
        TopicPartition only = new TopicPartition("interactions", 0);
        try (MockConsumer<byte[], byte[]> kafka = new MockConsumer<>("earliest")) {
            kafka.updatePartitions(
                    only.topic(), List.of(new PartitionInfo(only.topic(), 0, Node.noNode(), new Node[0], new Node[0])));
            kafka.updateBeginningOffsets(Map.of(only, 0L));
            kafka.updateEndOffsets(Map.of(only, 3L));
            kafka.schedulePollTask(() -> {
                kafka.addRecord(record(0, "2026-04-22T08:00:00Z", "io.stillwatch.interaction-recorded.v1"));
                kafka.addRecord(record(1, "2026-04-22T09:00:00Z", "io.stillwatch.tick-closed.v1"));
                kafka.addRecord(record(2, "2026-04-23T09:00:00Z", "io.stillwatch.interaction-recorded.v1"));
            });

            assertThat(TopicSearch.recordsOf(DAY, only.topic(), kafka, PATIENCE))
                    .isEqualTo(1);
        }
    }

    private static ConsumerRecord<byte[], byte[]> record(long offset, String time, String type) {
        var record = new ConsumerRecord<byte[], byte[]>("interactions", 0, offset, new byte[0], new byte[0]);
        record.headers().add("ce_time", time.getBytes(UTF_8)).add("ce_type", type.getBytes(UTF_8));
        return record;
    }

    private static void assertSaysWhenToComeBack(ThrowingCallable search) {
        assertThatThrownBy(search)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }
}
