package io.stillwatch.cases.domain.appeal;

import static io.stillwatch.cases.domain.CaseDecision.CONFIRMED;
import static io.stillwatch.cases.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.domain.CaseEvent;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.cases.domain.Some;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who does not judge an appeal, since it is about their own work. */
class InvolvedTest {

    @Test
    void whoever_had_the_case_in_hand_or_decided_it_then_or_later() {
        List<CaseEvent> history = List.of(
                new CaseAssigned("ana", "lea", NOON),
                new InvestigationStarted("ana", NOON),
                new CaseDecided(CONFIRMED, "one card", "ben", NOON),
                new CaseReopened("another look", "lea", NOON),
                new CredentialCompromiseFound("stolen keys", "eve", NOON),
                new CaseReopened("another look", "lea", NOON),
                new CaseDecided(CONFIRMED, "one card", "rita", NOON));

        assertThat(Involved.in(history, List.of())).containsExactly("ana", "ben", "eve", "rita");
    }

    @Test
    void whoever_approved_the_measure_and_not_who_took_it_back() {
        List<EnforcementEvent> history =
                List.of(new EnforcementApproved("max", NOON), new EnforcementReversed("a mistake", "rita", NOON));

        assertThat(Involved.in(List.of(), history)).containsExactly("max");
    }

    @Test
    void whoever_opened_the_case_by_hand() {
        var opened = new CaseOpenedByHand("cmp_00f3a1b2c4d5e6f7", "a tip", Some.chunk(), "rita", NOON);

        assertThat(Involved.in(List.of(opened), List.of())).containsExactly("rita");
    }

    @Test
    void a_note_is_no_part() {
        assertThat(Involved.in(List.of(new NoteAdded("seen before", "rita", NOON)), List.of()))
                .isEmpty();
    }
}
