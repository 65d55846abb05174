package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.CaseDecision.CREDENTIAL_COMPROMISE;
import static io.stillwatch.cases.domain.CaseDecision.DISMISSED;
import static io.stillwatch.cases.domain.LivedCases.ASSIGNED;
import static io.stillwatch.cases.domain.LivedCases.CLOSED;
import static io.stillwatch.cases.domain.LivedCases.CONFIRMED_BY_ANA;
import static io.stillwatch.cases.domain.LivedCases.OPENED;
import static io.stillwatch.cases.domain.LivedCases.given;
import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseRejection.AlreadyDecided;
import io.stillwatch.cases.domain.CaseRejection.ExpiryOutOfRange;
import io.stillwatch.cases.domain.CaseRejection.OnlyDismissalsExpire;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How an investigation ends. */
class CaseDecisionTest {

    @Test
    void a_dismissal_ends_when_it_says() {
        var end = Optional.of(NOON.plus(Duration.ofDays(30)));
        given(OPENED, ASSIGNED)
                .when(new DecideCase(DISMISSED, "a class", ANA, NOON, end))
                .then(new CaseDecided(DISMISSED, "a class", "ana", NOON, end));
    }

    @Test
    void a_dismissal_does_not_end_before_it_begins() {
        given(OPENED, ASSIGNED)
                .when(new DecideCase(DISMISSED, "a class", ANA, NOON, Optional.of(NOON)))
                .thenRejected(new ExpiryOutOfRange());
    }

    @Test
    void a_dismissal_lasts_a_leap_year_at_most() {
        var end = Optional.of(NOON.plus(Duration.ofDays(366)));
        given(OPENED, ASSIGNED)
                .when(new DecideCase(DISMISSED, "a class", ANA, NOON, end))
                .then(new CaseDecided(DISMISSED, "a class", "ana", NOON, end));
    }

    @Test
    void a_dismissal_does_not_last_for_ever() {
        given(OPENED, ASSIGNED)
                .when(new DecideCase(
                        DISMISSED,
                        "a class",
                        ANA,
                        NOON,
                        Optional.of(NOON.plus(Duration.ofDays(366)).plusNanos(1))))
                .thenRejected(new ExpiryOutOfRange());
    }

    @Test
    void no_other_decision_ends_by_itself() {
        given(OPENED, ASSIGNED)
                .when(new DecideCase(CONFIRMED, "one card", ANA, NOON, Optional.of(NOON.plusSeconds(60))))
                .thenRejected(new OnlyDismissalsExpire(CONFIRMED));
    }

    @Test
    void stolen_keys_make_victims() {
        given(OPENED, ASSIGNED)
                .when(new DecideCase(CREDENTIAL_COMPROMISE, "keys leaked", ANA, NOON))
                .then(new CredentialCompromiseFound("keys leaked", "ana", NOON));
    }

    @Test
    void that_is_a_decision_like_others() {
        given(OPENED, ASSIGNED, new CredentialCompromiseFound("keys leaked", "ana", NOON))
                .when(new DecideCase(CONFIRMED, "one card", ANA, NOON))
                .thenRejected(new AlreadyDecided(CREDENTIAL_COMPROMISE));
    }

    @Test
    void a_closed_case_is_not_decided() {
        given(OPENED, ASSIGNED, CONFIRMED_BY_ANA, CLOSED)
                .when(new DecideCase(DISMISSED, "a class", LEA, NOON))
                .thenRejected(new AlreadyDecided(CONFIRMED));
    }
}
