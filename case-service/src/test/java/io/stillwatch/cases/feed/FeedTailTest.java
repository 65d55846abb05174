package io.stillwatch.cases.feed;

import static io.stillwatch.cases.Http.PATIENCE;
import static io.stillwatch.cases.Http.awaitQuiet;
import static io.stillwatch.cases.Http.open;
import static io.stillwatch.cases.OwnContext.start;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.stillwatch.local.StillwatchTestResource;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a subscriber gets who stands at the end of the feed, or close to it. */
@QuarkusTest
@QuarkusTestResource(value = StillwatchTestResource.class, initArgs = @ResourceArg(name = "db", value = "cases"))
class FeedTailTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    @Inject
    FeedTail tail;

    @Inject
    FeedReader reader;

    @Inject
    Vertx vertx;

    @Test
    void an_answer_brings_something_or_says_that_nothing_came() {
        long position = theEnd();

        Batch answer = behind(position);

        while (!answer.heartbeat()) {
            assertThat(answer.upTo()).isGreaterThan(position);
            position = answer.upTo();
            answer = behind(position);
        }
        assertThat(answer).isEqualTo(new Batch(List.of(), position, true));
    }

    @Test
    void who_lacks_the_last_event_gets_it() {
        long head = theEnd();

        await().atMost(PATIENCE)
                .until(() -> behind(head - 1).events().stream()
                        .map(FeedEvent::position)
                        .anyMatch(position -> position == head));
    }

    /** Nobody waits here for more than a moment. */
    private Batch behind(long position) {
        return start(
                        vertx,
                        () -> tail.behind(
                                position, FeedFilter.ALL, Instant.now().plus(A_MOMENT)))
                .join();
    }

    /** The last position, which the tail knows of by then. */
    private long theEnd() {
        open();
        awaitQuiet();
        long head = start(vertx, reader::head).join();
        await().atMost(PATIENCE).until(() -> behind(head - 1).upTo() >= head);
        return head;
    }
}
