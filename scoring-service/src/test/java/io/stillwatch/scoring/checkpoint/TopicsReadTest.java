package io.stillwatch.scoring.checkpoint;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.TestStore;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicsReadTest {

    private static final Map<String, String> FORMER = Map.of("interactions", "id-1");
    private static final Map<String, String> NOW = Map.of("interactions", "id-2");

    private final TestStore store = new TestStore();
    private final TopicsRead topics = new TopicsRead(store.connect());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_topic_that_is_read_from_its_beginning_is_the_one_that_is_read_on_later() {
        topics.on(FORMER, Set.of());

        topics.on(NOW, Set.of());

        assertThatCode(() -> topics.on(NOW, Set.of("interactions"))).doesNotThrowAnyException();
        assertThatThrownBy(() -> topics.on(FORMER, Set.of("interactions"))).isInstanceOf(IllegalStateException.class);
    }
}
