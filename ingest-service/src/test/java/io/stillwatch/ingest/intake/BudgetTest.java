package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(100);

    @Test
    void who_comes_on_top_of_what_memory_allows_is_asked_to_come_back() {
        budget.lease().take(80);

        assertThatThrownBy(() -> budget.lease().take(30))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(429));
    }

    @Test
    void what_a_request_held_is_free_once_it_ended_even_if_it_was_refused() {
        Budget.Lease served = budget.lease();
        served.take(80);
        Budget.Lease refused = budget.lease();
        assertThatThrownBy(() -> refused.take(30)).isInstanceOf(ProblemException.class);

        refused.end();
        served.end();
        served.end();

        assertThatCode(() -> budget.lease().take(100)).doesNotThrowAnyException();
        assertThatThrownBy(() -> budget.lease().take(1)).isInstanceOf(ProblemException.class);
    }

    @Test
    void what_work_held_is_free_once_an_error_of_the_machine_ended_it() {
        assertThatThrownBy(() -> budget.during(lease -> {
                    lease.take(80);
                    throw new StackOverflowError();
                }))
                .isInstanceOf(StackOverflowError.class);

        assertThatCode(() -> budget.lease().take(100)).doesNotThrowAnyException();
    }

    @Test
    void what_would_never_fit_is_too_large_and_not_asked_to_come_back() {
        Budget.Lease large = budget.lease();

        assertThatThrownBy(() -> large.take(101))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().status()).isEqualTo(413));
        large.end();

        assertThatCode(() -> budget.lease().take(100)).doesNotThrowAnyException();
    }
}
