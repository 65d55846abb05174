package io.stillwatch.cases.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseEvent.CaseAssigned;
import io.stillwatch.cases.domain.CaseEvent.CaseClosed;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseMerged;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.CaseOpenedByHand;
import io.stillwatch.cases.domain.CaseEvent.CaseQuieted;
import io.stillwatch.cases.domain.CaseEvent.CaseReopened;
import io.stillwatch.cases.domain.CaseEvent.CaseSplit;
import io.stillwatch.cases.domain.CaseEvent.CaseTriaged;
import io.stillwatch.cases.domain.CaseEvent.ConfirmationCorrected;
import io.stillwatch.cases.domain.CaseEvent.CredentialCompromiseFound;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.InvestigationStarted;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldPlaced;
import io.stillwatch.cases.domain.CaseEvent.LegalHoldReleased;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.eventsourcing.Decision;
import io.stillwatch.eventsourcing.EventNames;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked of a case, in whatever order, it stays a case. */
class CasePropertiesTest {

    private static final CaseDecider DECIDER = new CaseDecider();
    private static final EventNames<CaseEvent> NAMES = CaseEventNames.all();

    @Property(tries = 2_000)
    void no_illegal_history_is_reached_and_every_refusal_is_explained(@ForAll("anything") List<CaseCommand> commands) {
        List<CaseEvent> history = new ArrayList<>();
        for (CaseCommand command : commands) {
            switch (DECIDER.decide(command, DECIDER.fold(history))) {
                case Decision.Accepted<CaseEvent, CaseRejection>(var events) -> history.addAll(events);
                case Decision.Rejected<CaseEvent, CaseRejection>(var reason) -> isExplained(reason);
            }
        }

        isOpenedFirstAndOnce(history);
        aDecisionStandsUntilItIsOpenedAgain(history);
        oneThatWasMergedIsOnlyReadAndNotedUpon(history);
        hasNoFindingTwice(history);
    }

    @Property(tries = 300)
    void what_was_written_is_read_back_to_the_same_state(@ForAll("anything") List<CaseCommand> commands) {
        List<CaseEvent> history = new ArrayList<>();
        for (CaseCommand command : commands) {
            if (DECIDER.decide(command, DECIDER.fold(history))
                    instanceof Decision.Accepted<CaseEvent, CaseRejection>(var events)) {
                history.addAll(events);
            }
        }

        List<CaseEvent> read = history.stream()
                .map(event -> NAMES.read(NAMES.nameOf(event), NAMES.write(event)))
                .toList();

        assertThat(read).isEqualTo(history);
        assertThat(DECIDER.fold(read)).isEqualTo(DECIDER.fold(history));
    }

    @Provide
    Arbitrary<List<CaseCommand>> anything() {
        return CommandsToCases.any().list().ofMaxSize(40);
    }

    private static void isExplained(CaseRejection reason) {
        assertThat(CaseProblems.of(reason).title()).isNotBlank();
        assertThat(CaseProblems.of(reason).status()).isBetween(400, 499);
    }

    private static void isOpenedFirstAndOnce(List<CaseEvent> history) {
        assertThat(history.stream().filter(event -> event instanceof CaseOpened || event instanceof CaseOpenedByHand))
                .hasSize(history.isEmpty() ? 0 : 1);
        assertThat(history.stream().limit(1))
                .allMatch(event -> event instanceof CaseOpened || event instanceof CaseOpenedByHand);
    }

    /** Between a decision and the next opening it only grows, is held, is closed, or goes with its campaign. */
    private static void aDecisionStandsUntilItIsOpenedAgain(List<CaseEvent> history) {
        boolean decided = false;
        for (CaseEvent event : history) {
            switch (event) {
                case CaseDecided _, CredentialCompromiseFound _ -> {
                    assertThat(decided).isFalse();
                    decided = true;
                }
                case CaseReopened _, CaseClosed _ -> {
                    assertThat(decided).isTrue();
                    decided = event instanceof CaseClosed;
                }
                case CaseTriaged _, CaseAssigned _, InvestigationStarted _ ->
                    assertThat(decided).isFalse();
                case CaseOpened _, CaseOpenedByHand _, FindingRecorded _, NoteAdded _, LegalHoldPlaced _ -> {}
                case LegalHoldReleased _, CaseMerged _, CaseSplit _, CaseQuieted _, ConfirmationCorrected _ -> {}
            }
        }
    }

    private static void oneThatWasMergedIsOnlyReadAndNotedUpon(List<CaseEvent> history) {
        assertThat(history.stream()
                        .dropWhile(event -> !(event instanceof CaseMerged))
                        .skip(1))
                .allMatch(event -> switch (event) {
                    case FindingRecorded _, NoteAdded _, LegalHoldPlaced _, LegalHoldReleased _ -> true;
                    case CaseQuieted _, ConfirmationCorrected _ -> true;
                    case CaseOpened _, CaseOpenedByHand _, CaseTriaged _, CaseAssigned _, InvestigationStarted _ ->
                        false;
                    case CaseDecided _, CredentialCompromiseFound _, CaseReopened _, CaseClosed _ -> false;
                    case CaseMerged _, CaseSplit _ -> false;
                });
    }

    private static void hasNoFindingTwice(List<CaseEvent> history) {
        List<Long> recorded = new ArrayList<>();
        history.forEach(event -> {
            if (event instanceof CaseOpened opened) {
                recorded.add(opened.finding().sequence());
            }
            if (event instanceof FindingRecorded found) {
                recorded.add(found.finding().sequence());
            }
        });
        assertThat(recorded).doesNotHaveDuplicates();
    }
}
