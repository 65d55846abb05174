package io.stillwatch.e2e.soak;

import io.stillwatch.e2e.installation.Installation;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What became of the interactions of a flood, in the store or on the topic: each has a place in a set by the number of its request and its
 * line.
 *
 * @param found those that are there
 * @param copies how often one was there again
 */
record Kept(BitSet found, long copies) {
    private static final int FETCHED = 10_000;
    private static final String ID = "01JT-";

    /** The lines of acknowledged requests. */
    static BitSet expected(BitSet requests, int lines) {
        BitSet expected = new BitSet();
        requests.stream().forEach(request -> expected.set(request * lines, (request + 1) * lines));
        return expected;
    }

    static Kept stored(Installation installation, int lines) throws SQLException {
        var counting = new Counting(lines);
        try (Connection connection = installation.connect();
                Statement sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.setFetchSize(FETCHED);
            try (ResultSet rows = sql.executeQuery("select id from interactions where id like '" + ID + "%'")) {
                while (rows.next()) {
                    counting.accept(rows.getString(1));
                }
            }
        }
        return counting.kept();
    }

    /** Records that are published again after a crash say so by their id, and a consumer skips them. */
    static Kept published(Installation installation, int lines) {
        var counting = new Counting(lines);
        Map<String, Object> config =
                Map.of("bootstrap.servers", installation.broker(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor("interactions").stream()
                    .map(info -> new TopicPartition("interactions", info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions).entrySet();
            while (ends.stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(each -> counting.accept(
                                new String(each.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)));
            }
        }
        return counting.kept();
    }

    private static final class Counting implements Consumer<String> {
        private final int lines;
        private final BitSet found = new BitSet();
        private long copies;

        Counting(int lines) {
            this.lines = lines;
        }

        @Override
        public void accept(String id) {
            int at = id.indexOf(ID);
            if (at >= 0) {
                String[] parts = id.substring(at + ID.length()).split("-", 2);
                int place = Integer.parseInt(parts[0], 16) * lines + Integer.parseInt(parts[1]);
                copies += found.get(place) ? 1 : 0;
                found.set(place);
            }
        }

        Kept kept() {
            return new Kept(found, copies);
        }
    }
}
