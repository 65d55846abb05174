package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private static final int KIBI = 1024;
    private static final Arrivals NO_BODIES = new Arrivals(1);

    private final Budget budget = new Budget(100, NO_BODIES);

    @Test
    void who_comes_on_top_of_what_memory_allows_is_asked_to_come_back() {
        lease("one").take(70);

        assertThatThrownBy(() -> lease("another").take(31))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
    }

    @Test
    void one_sender_has_three_quarters_of_it_however_many_its_requests_are() {
        lease("one").take(50);
        lease("one").take(25);

        assertThatThrownBy(() -> lease("one").take(1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
        assertThatCode(() -> lease("another").take(10)).doesNotThrowAnyException();
    }

    @Test
    void beside_two_senders_that_hold_what_they_can_there_is_enough_for_the_batch_of_a_third() {
        Budget large = new Budget(64L * KIBI * KIBI, NO_BODIES);

        IntStream.range(0, 2)
                .mapToObj(sender -> large.of("sender " + sender).lease())
                .forEach(greedy -> assertThatThrownBy(() -> {
                            while (true) {
                                greedy.take(KIBI);
                            }
                        })
                        .isInstanceOf(ProblemException.class));

        assertThatCode(() -> large.of("a third").lease().take(2_000 * KIBI)).doesNotThrowAnyException();
    }

    @Test
    void what_a_request_held_is_free_once_it_ended_even_if_it_was_refused() {
        Budget.Lease served = lease("one");
        served.take(60);
        Budget.Lease refused = lease("one");
        assertThatThrownBy(() -> refused.take(20)).isInstanceOf(ProblemException.class);

        refused.end();
        served.end();
        served.end();

        assertThat(budget.free()).isEqualTo(100);
        assertThatCode(() -> lease("one").take(75)).doesNotThrowAnyException();
    }

    @Test
    void what_work_held_is_free_once_an_error_of_the_machine_ended_it() {
        assertThatThrownBy(() -> budget.of("one").during(lease -> {
                    lease.take(50);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThat(budget.free()).isEqualTo(100);
    }

    @Test
    void what_would_never_fit_is_too_large_and_not_asked_to_come_back() {
        Budget.Lease large = lease("one");

        assertThatThrownBy(() -> large.take(76))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
        large.end();

        assertThat(budget.free()).isEqualTo(100);
    }

    private Budget.Lease lease(String sender) {
        return budget.of(sender).lease();
    }
}
