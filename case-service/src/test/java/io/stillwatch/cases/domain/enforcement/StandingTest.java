package io.stillwatch.cases.domain.enforcement;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.Some.NOON;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.APPROVED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.FIRST_BATCH;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.PLAN;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.REQUESTED;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.given;
import static io.stillwatch.cases.domain.enforcement.LivedEnforcements.request;

import io.stillwatch.cases.domain.Case;
import io.stillwatch.cases.domain.CaseFile;
import io.stillwatch.cases.domain.CaseId;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementRejection.CaseNotConfirmed;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a case in each of its states carries. */
class StandingTest {

    private static final String OTHER = "cmp_1122334455667788";

    @Test
    void a_decided_case_carries_what_it_was_decided_for() {
        given().when(request(Standing.of(new Case.Decided(CONFIRMED, "ana", CaseFile.EMPTY)), PLAN))
                .then(REQUESTED);
    }

    @Test
    void so_does_one_that_was_put_away() {
        given().when(request(Standing.of(new Case.Closed(CONFIRMED, "ana", CaseFile.EMPTY)), PLAN))
                .then(REQUESTED);
    }

    @Test
    void what_waits_is_released_from_a_case_that_was_put_away() {
        given(REQUESTED, APPROVED)
                .when(new ReleaseBatch(Standing.of(new Case.Closed(CONFIRMED, "ana", CaseFile.EMPTY)), false, NOON))
                .then(FIRST_BATCH);
    }

    @Test
    void a_case_that_is_open_carries_nothing() {
        given().when(request(Standing.of(new Case.Assigned("ana", true, CaseFile.EMPTY)), PLAN))
                .thenRejected(new CaseNotConfirmed());
    }

    @Test
    void one_that_became_part_of_another_says_where_to_ask() {
        given().when(request(Standing.of(new Case.Merged(OTHER, CaseFile.EMPTY)), PLAN))
                .thenRejected(
                        new CaseNotConfirmed(Optional.of(CaseId.followed(OTHER).value())));
    }
}
