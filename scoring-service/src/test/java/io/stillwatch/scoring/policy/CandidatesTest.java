package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.stillwatch.scoring.store.StoreConnection;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    private final TestStore store = new TestStore();
    private final Changes changes = new Changes(store.pool());
    private final Candidates candidates = new Candidates(
            changes, new Policies(store.pool(), changes, Contracts.json()), new Baselines(store.pool(), changes));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_is_not_named_is_what_is_in_force() {
        assertThat(StoreConnection.await(candidates.known(InForce.BUILTIN.policy(), null)))
                .isEqualTo(InForce.BUILTIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobodys", "", "a\u0000b"})
    void what_there_is_not_is_told_by_its_field_and_of_two_both_are(String nobodys) {
        isRefused(nobodys, null, "no-such-policy", "'policy' is the version of none.");
        isRefused(nobodys, InForce.BUILTIN.baseline(), "no-such-policy", "'policy' is the version of none.");
        isRefused(null, nobodys, "no-such-baseline", "'baseline' is the version of none.");
        isRefused(nobodys, nobodys, "no-such-policy", "'policy' is the version of none, nor is 'baseline' of any.");
    }

    private void isRefused(@Nullable String policy, @Nullable String baseline, String name, String detail) {
        ProblemException refusal = catchThrowableOfType(
                ProblemException.class, () -> StoreConnection.await(candidates.known(policy, baseline)));

        Problem problem = refusal.problem();
        assertThat(problem.status()).isEqualTo(404);
        assertThat(problem.type()).endsWith("/" + name);
        assertThat(problem.detail()).isEqualTo(detail);
    }
}
