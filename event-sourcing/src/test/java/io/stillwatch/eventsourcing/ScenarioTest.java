package io.stillwatch.eventsourcing;

import static io.stillwatch.eventsourcing.Scenario.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ScenarioTest {

    /** A turnstile that takes three coins. */
    private static final Decider<Integer, Integer, String, String> TURNSTILE = new Decider<>() {
        @Override
        public Integer initial() {
            return 0;
        }

        @Override
        public Decision<String, String> decide(Integer coins, Integer state) {
            return coins == 0
                    ? Decision.unchanged()
                    : state + coins > 3 ? Decision.reject("full") : Decision.accept("coin");
        }

        @Override
        public Integer evolve(Integer state, String event) {
            return state + 1;
        }
    };

    @Test
    void a_decision_follows_from_what_happened_before() {
        given(TURNSTILE, "coin", "coin").when(1).then("coin");
    }

    @Test
    void a_refusal_carries_its_reason() {
        given(TURNSTILE, "coin", "coin", "coin").when(1).thenRejected("full");
    }

    @Test
    void nothing_may_follow() {
        given(TURNSTILE).when(0).thenNothing();
    }

    @Test
    void a_wrong_expectation_fails() {
        assertThatThrownBy(() -> given(TURNSTILE).when(1).thenRejected("full")).isInstanceOf(AssertionError.class);
    }
}
