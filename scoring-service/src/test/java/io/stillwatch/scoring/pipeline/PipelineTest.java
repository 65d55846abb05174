package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PipelineTest {

    @Test
    void smoke() {
        var names = TestTopics.create(2);
        try (var store = new TestStore();
                var ingest = new Ingest(TestTopics.kafka(), names)) {
            ingest.interaction(
                            1,
                            "acct_1",
                            "{\"id\":\"1\",\"time\":\"2026-04-22T08:15:30.123Z\",\"account\":\"acct_1\",\"model\":\"m-4\",\"keyEpoch\":1}")
                    .marker(1, Instant.parse("2026-04-22T09:00:00Z"))
                    .publish();
            var json = new ObjectMapper().registerModule(new JavaTimeModule());
            Opening opening = new Opening(
                    TestTopics.kafka(), names.all(), Policy.builtin(), Baseline.builtin(), json, Duration.ZERO, 100);
            StoreConnection connection = store.connect();
            Pipeline pipeline = opening.open(connection, () -> {});
            for (int i = 0; i < 10; i++) {
                pipeline.work();
            }
            pipeline.close();
            System.err.println(store.contents());
            System.err.println(
                    connection.run("select * from checkpoint_partition").size());
            for (var r : connection.run("select * from reading")) System.err.println(r.deepToString());
            for (var r : connection.run("select * from checkpoint_partition")) System.err.println(r.deepToString());
            assertThat(store.contents()).hasSize(1);
            StoreConnection.await(connection.raw().close());
        }
    }
}
