package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.scoring.Ingest;
import io.stillwatch.scoring.Ingest.InputNames;
import io.stillwatch.scoring.Story;
import io.stillwatch.scoring.TestTopics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has which partitions, as the broker gives them out. */
class MembershipTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration A_MOMENT = Duration.ofMillis(20);
    private static final Set<Integer> ALL = Set.of(0, 1, 2, 3);
    private static final Set<Integer> NONE_THERE_IS = Set.of(-1);

    private final InputNames topics = TestTopics.create(ALL.size());
    private final Map<String, Object> kafka = new HashMap<>(TestTopics.kafka());
    private final List<Membership> members = new ArrayList<>();
    private final Set<Integer> givenUp = new TreeSet<>();

    MembershipTest() {
        kafka.put("heartbeat.interval.ms", 100);
    }

    @AfterEach
    void close() {
        members.forEach(Membership::close);
    }

    @Test
    void who_comes_under_a_name_that_is_taken_has_what_the_other_had_at_once_and_the_other_nothing() {
        Membership former = join("one");
        await(former, ALL);

        Membership later = join("one");

        await(later, ALL);
        assertThatThrownBy(() -> await(former, NONE_THERE_IS)).isInstanceOf(FencedInstanceIdException.class);
    }

    @Test
    void of_a_partition_that_stays_nobody_is_told_that_it_goes() {
        Membership one = join("one");
        await(one, ALL);

        Membership two = join("two");

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> one.poll(A_MOMENT).size() + two.poll(A_MOMENT).size() == 4
                        && !two.poll(A_MOMENT).isEmpty());
        assertThat(givenUp).isEqualTo(two.poll(A_MOMENT)).hasSize(2);
    }

    @Test
    void what_the_topic_holds_is_left_to_those_who_read_it() {
        Given given = new Given();
        kafka.putAll(given.watching(kafka));
        try (Ingest ingest = new Ingest(TestTopics.kafka(), topics)) {
            Story.publish(ingest, Story.hours().getFirst());
        }
        Membership one = join("one");
        await(one, ALL);

        one.poll(Duration.ofSeconds(1));

        assertThat(given.records()).isEmpty();
    }

    private Membership join(String instance) {
        Membership member =
                new Membership(kafka, "group of " + topics.accounts(), topics.accounts(), instance, givenUp::addAll);
        members.add(member);
        return member;
    }

    private static void await(Membership member, Set<Integer> partitions) {
        Awaitility.await().atMost(PATIENCE).until(() -> member.poll(A_MOMENT).equals(partitions));
    }
}
