package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.DIGEST;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.FIRST_BATCH;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REVERSED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;

import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.NotApproved;
import org.junit.jupiter.api.Test;

/** The provider says what it did. */
class AcknowledgingTest {

    @Test
    void what_was_said_is_recorded_together() {
        given(REQUESTED, APPROVED, FIRST_BATCH)
                .when(new RecordAcknowledgements(5, 1, 0, DIGEST, NOON))
                .then(new ItemsAcknowledged(1, 5, 1, 0, DIGEST, NOON));
    }

    @Test
    void chunks_are_numbered() {
        given(REQUESTED, APPROVED, FIRST_BATCH, new ItemsAcknowledged(1, 5, 1, 0, DIGEST, NOON))
                .when(new RecordAcknowledgements(1, 0, 0, DIGEST, NOON))
                .then(new ItemsAcknowledged(2, 1, 0, 0, DIGEST, NOON));
    }

    @Test
    void nothing_said_is_nothing_recorded() {
        given(REQUESTED, APPROVED)
                .when(new RecordAcknowledgements(0, 0, 0, DIGEST, NOON))
                .thenNothing();
    }

    @Test
    void what_is_lifted_after_the_end_is_recorded_as_well() {
        given(REQUESTED, APPROVED, FIRST_BATCH, REVERSED)
                .when(new RecordAcknowledgements(0, 0, 6, DIGEST, NOON))
                .then(new ItemsAcknowledged(1, 0, 0, 6, DIGEST, NOON));
    }

    @Test
    void nobody_acknowledges_what_nobody_approved() {
        given(REQUESTED).when(new RecordAcknowledgements(1, 0, 0, DIGEST, NOON)).thenRejected(new NotApproved());
    }
}
