package io.stillwatch.scoring.risk;

import static io.stillwatch.scoring.Given.risk;
import static io.stillwatch.scoring.Given.verdicts;
import static io.stillwatch.scoring.engine.RiskLevel.LOW;
import static io.stillwatch.scoring.engine.RiskLevel.MEDIUM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.LogLines;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.TestTopics;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As of when an instance says it knows all: of tick 7, which is kept, and of a topic that tells of somebody. */
class RiskFollowerTest {

    private static final long KEPT = 7;

    private static final TestStore store = new TestStore();

    private final RiskView view = new RiskView(Contracts.json(), Duration.ofDays(1));
    private final RiskFollower follower =
            new RiskFollower(TestTopics.kafka(), store.pool(), view, new SimpleMeterRegistry());
    private final RiskTopics topics = new RiskTopics(TestTopics.kafka(), view, () -> {});

    @BeforeAll
    static void somebodyIsWatched() {
        store.asOwner("update verdict_tick set tick = " + KEPT);
        StoreConnection connection = store.connect();
        Risks risks = new Risks(connection, new JsonText(Contracts.json()), new Events(Contracts.json()));
        String name = UUID.randomUUID().toString();
        try (FencedPublisher relay = new FencedPublisher(TestTopics.kafka(), name)) {
            relay.publish(risks.keep(verdicts(KEPT, List.of(risk(name, LOW, MEDIUM)), List.of())).stream()
                    .map(event -> Envelope.toRecord(Events.ACCOUNT_RISK, event))
                    .toList());
        }
        StoreConnection.await(connection.raw().close());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @AfterEach
    void nothingWaits() {
        topics.close();
        store.asOwner("delete from outbox; delete from risk_topic");
    }

    @Test
    void whoever_has_read_the_topics_knows_what_is_kept() {
        readToTheEnd();

        follower.confirm(topics);

        assertThat(view.isComplete()).isTrue();
        assertThat(view.asOf().tick()).isEqualTo(KEPT);
    }

    @Test
    void whoever_has_not_read_the_topics_knows_nothing() {
        follower.confirm(topics);

        assertThat(view.isComplete()).isFalse();
        assertThat(view.asOf()).isEqualTo(AsOf.NOTHING);
    }

    @Test
    void what_waits_to_be_published_is_not_known() {
        waits();
        readToTheEnd();

        follower.confirm(topics);

        assertThat(view.isComplete()).isTrue();
        assertThat(view.asOf()).isEqualTo(AsOf.NOTHING);
    }

    @Test
    void while_everything_is_told_again_memory_answers_nobody() {
        waits();
        store.asOwner("insert into risk_topic select '%s', '%s', max(id) from outbox"
                .formatted(Events.ACCOUNT_RISK, topics.ids().iterator().next()));
        readToTheEnd();

        follower.confirm(topics);

        assertThat(view.isComplete()).isFalse();
    }

    @Test
    void of_topics_that_are_not_those_that_risks_were_told_on_nothing_is_known() {
        store.asOwner("insert into risk_topic values ('%s', 'another', 0)".formatted(Events.ACCOUNT_RISK));
        readToTheEnd();

        assertThatThrownBy(() -> follower.confirm(topics)).hasMessageContaining("not those");
        assertThat(view.isComplete()).isFalse();
    }

    @Test
    void that_there_are_no_topics_to_be_followed_is_warned_of_once() throws InterruptedException {
        store.asOwner("insert into risk_topic values ('%s', 'another', 0)".formatted(Events.ACCOUNT_RISK));
        try (LogLines log = new LogLines(RiskFollower.class)) {
            follower.start(new StartupEvent());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> ofTopicsThatAreOthers(log).size() >= 2);

            assertThat(ofTopicsThatAreOthers(log).getFirst()).startsWith("WARN");
            assertThat(ofTopicsThatAreOthers(log).get(1)).startsWith("DEBUG");
        } finally {
            follower.stop(new ShutdownEvent());
        }
    }

    /** Beside them a follower of a service that another test stopped may still say that its broker is gone. */
    private static List<String> ofTopicsThatAreOthers(LogLines log) {
        return log.lines().stream().filter(line -> line.contains("not those")).toList();
    }

    private static void waits() {
        store.asOwner("insert into outbox (topic, event) values ('%s', '')".formatted(Events.ACCOUNT_RISK));
    }

    private void readToTheEnd() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            topics.read();
            return topics.isAtTheEnd();
        });
    }
}
