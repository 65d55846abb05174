package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.cases.CaseProblems;
import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseEvent.CaseDecided;
import io.stillwatch.cases.domain.CaseEvent.CaseOpened;
import io.stillwatch.cases.domain.CaseEvent.FindingRecorded;
import io.stillwatch.cases.domain.CaseEvent.NoteAdded;
import io.stillwatch.eventsourcing.Decision;
import io.stillwatch.eventsourcing.EventNames;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
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
        isDecidedOnceAndThenOnlyGrows(history);
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
        Arbitrary<Actor> actors = Arbitraries.of(ANA, BEN, LEA);
        Arbitrary<Finding> findings = Arbitraries.longs().between(1, 6).map(Some::finding);
        Arbitrary<CaseCommand> commands = Arbitraries.oneOf(
                findings.map(finding -> new OpenCase(CAMPAIGN, NOON, NOON, finding, NOON)),
                findings.map(finding -> new RecordFinding(finding, NOON)),
                Combinators.combine(Arbitraries.of("ana", "ben", "lea"), actors)
                        .as((analyst, by) -> new AssignCase(analyst, by, NOON)),
                actors.map(by -> new AddNote("a note", by, NOON)),
                Combinators.combine(Arbitraries.of(CaseDecision.values()), actors)
                        .as((decision, by) -> new DecideCase(decision, "a reason", by, NOON)));
        return commands.list().ofMaxSize(30);
    }

    private static void isExplained(CaseRejection reason) {
        assertThat(CaseProblems.of(reason).title()).isNotBlank();
        assertThat(CaseProblems.of(reason).status()).isBetween(400, 499);
    }

    private static void isOpenedFirstAndOnce(List<CaseEvent> history) {
        assertThat(history.stream().filter(CaseOpened.class::isInstance)).hasSize(history.isEmpty() ? 0 : 1);
        assertThat(history.stream().limit(1)).allMatch(CaseOpened.class::isInstance);
    }

    private static void isDecidedOnceAndThenOnlyGrows(List<CaseEvent> history) {
        assertThat(history.stream()
                        .dropWhile(event -> !(event instanceof CaseDecided))
                        .skip(1))
                .allMatch(event -> event instanceof FindingRecorded || event instanceof NoteAdded);
    }

    private static void hasNoFindingTwice(List<CaseEvent> history) {
        List<Long> recorded = new ArrayList<>();
        for (CaseEvent event : history) {
            switch (event) {
                case CaseOpened opened -> recorded.add(opened.finding().sequence());
                case FindingRecorded found -> recorded.add(found.finding().sequence());
                case CaseEvent.CaseAssigned _, NoteAdded _, CaseDecided _ -> {}
            }
        }
        assertThat(recorded).doesNotHaveDuplicates();
    }
}
