package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.CASE;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DIGEST;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.END;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.FIRST_BATCH;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.OPEN_AGAIN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REVERSED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.STANDS_CONFIRMED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.TWO;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.plan;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.enforcement.Enforcement.Ending;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.AlreadyEnded;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.Frozen;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches are handed out when they are due. */
class ReleasingTest {

    @Test
    void the_first_batch_is_due_at_once() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, NOON))
                .then(FIRST_BATCH);
    }

    @Test
    void the_next_is_not() {
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, NOON.plusSeconds(60)))
                .thenNothing();
    }

    @Test
    void it_is_when_its_pause_is_over() {
        Instant later = NOON.plus(Duration.ofHours(2));
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, later))
                .then(new BatchReleased(1, 4, later));
    }

    @Test
    void of_what_a_freeze_held_up_one_batch_goes_out_and_the_next_after_its_pause() {
        Instant thawed = NOON.plus(Duration.ofDays(1));
        given(threeBatches(), APPROVED, FIRST_BATCH, new BatchReleased(1, 6, thawed))
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, thawed.plus(Duration.ofMinutes(59))))
                .thenNothing();
    }

    @Test
    void the_next_pause_counts_from_there() {
        Instant thawed = NOON.plus(Duration.ofDays(1));
        Instant later = thawed.plus(Duration.ofHours(2));
        given(threeBatches(), APPROVED, FIRST_BATCH, new BatchReleased(1, 6, thawed))
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, later))
                .then(new BatchReleased(2, 2, later));
    }

    @Test
    void what_is_acknowledged_makes_no_pause_longer() {
        Instant later = NOON.plus(Duration.ofHours(2));
        given(REQUESTED, APPROVED, FIRST_BATCH, new ItemsAcknowledged(1, 6, 0, 0, DIGEST, NOON.plusSeconds(7_000)))
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, later))
                .then(new BatchReleased(1, 4, later));
    }

    @Test
    void behind_the_last_there_is_none() {
        given(REQUESTED, APPROVED, FIRST_BATCH, new BatchReleased(1, 4, NOON))
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, NOON.plus(Duration.ofDays(9))))
                .thenNothing();
    }

    @Test
    void nothing_is_released_while_all_is_frozen() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(STANDS_CONFIRMED, true, NOON))
                .thenRejected(new Frozen());
    }

    @Test
    void nothing_is_released_while_the_case_is_open_again() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(OPEN_AGAIN, false, NOON))
                .thenRejected(new CaseNotConfirmed());
    }

    @Test
    void nothing_is_released_once_the_case_was_decided_otherwise() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(standing(CREDENTIAL_COMPROMISE), false, NOON))
                .thenRejected(new CaseNotConfirmed());
    }

    @Test
    void it_goes_on_when_the_case_is_confirmed_afresh_by_whomever() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(new Standing(Optional.of(CONFIRMED), "ben"), false, NOON))
                .then(FIRST_BATCH);
    }

    @Test
    void nothing_is_released_before_it_is_approved() {
        given(REQUESTED).when(new ReleaseBatch(STANDS_CONFIRMED, false, NOON)).thenRejected(new NotApproved());
    }

    @Test
    void nothing_is_released_when_it_is_over() {
        given(REQUESTED, APPROVED, REVERSED)
                .when(new ReleaseBatch(STANDS_CONFIRMED, false, NOON))
                .thenRejected(new AlreadyEnded(Ending.REVERSED));
    }

    @Test
    void a_pause_is_drawn_and_always_the_same() {
        assertThat(TWO.due(NOON, 1)).isBetween(NOON.plus(Duration.ofHours(1)), NOON.plus(Duration.ofHours(2)));
        assertThat(TWO.due(NOON, 1)).isEqualTo(new Batches(6, Duration.ofHours(1), 42).due(NOON, 1));
        assertThat(TWO.due(NOON, 1)).isNotEqualTo(new Batches(6, Duration.ofHours(1), 43).due(NOON, 1));
    }

    @Test
    void whoever_saw_one_pause_knows_no_other() {
        assertThat(IntStream.range(1, 10).mapToObj(batch -> TWO.due(NOON, batch)))
                .doesNotHaveDuplicates();
    }

    private static EnforcementEvent threeBatches() {
        return new EnforcementRequested(CASE, plan(Measure.SUSPEND, 14, END), "ana", "one card", "lea", NOON);
    }
}
