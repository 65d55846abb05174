package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.BEN;
import static io.stillwatch.cases.domain.Some.CAMPAIGN;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;

import io.stillwatch.cases.domain.CaseCommand.AddNote;
import io.stillwatch.cases.domain.CaseCommand.AssignCase;
import io.stillwatch.cases.domain.CaseCommand.CloseCase;
import io.stillwatch.cases.domain.CaseCommand.CorrectConfirmation;
import io.stillwatch.cases.domain.CaseCommand.DecideCase;
import io.stillwatch.cases.domain.CaseCommand.MergeCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCase;
import io.stillwatch.cases.domain.CaseCommand.OpenCaseByHand;
import io.stillwatch.cases.domain.CaseCommand.PlaceLegalHold;
import io.stillwatch.cases.domain.CaseCommand.QuietCase;
import io.stillwatch.cases.domain.CaseCommand.RecordFinding;
import io.stillwatch.cases.domain.CaseCommand.ReleaseLegalHold;
import io.stillwatch.cases.domain.CaseCommand.ReopenCase;
import io.stillwatch.cases.domain.CaseCommand.SplitCase;
import io.stillwatch.cases.domain.CaseCommand.StartInvestigation;
import io.stillwatch.cases.domain.CaseCommand.TriageCase;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Anything that anyone may ask of a case at any time. */
final class CommandsToCases {

    private static final Arbitrary<Actor> ACTORS = Arbitraries.of(ANA, BEN, LEA);
    private static final Arbitrary<Finding> FINDINGS =
            Arbitraries.longs().between(1, 8).map(Some::finding);
    private static final Arbitrary<String> CAMPAIGNS = Arbitraries.of("cmp_1122334455667788", "cmp_8877665544332211");

    private CommandsToCases() {}

    static Arbitrary<CaseCommand> any() {
        return Arbitraries.frequencyOf(Tuple.of(6, byPeople()), Tuple.of(4, aboutTheCampaign()));
    }

    private static Arbitrary<CaseCommand> byPeople() {
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Priority.values()), ACTORS)
                        .as((priority, by) -> new TriageCase(priority, by, NOON)),
                Combinators.combine(Arbitraries.of("ana", "ben", "lea"), ACTORS)
                        .as((analyst, by) -> new AssignCase(analyst, by, NOON)),
                ACTORS.map(by -> new StartInvestigation(by, NOON)),
                ACTORS.map(by -> new AddNote("a note", by, NOON)),
                decisions(),
                ACTORS.map(by -> new ReopenCase("it grew", by, NOON)),
                ACTORS.map(by -> new CloseCase(by, NOON)),
                ACTORS.map(by -> new PlaceLegalHold("a court asks", by, NOON)),
                ACTORS.map(by -> new ReleaseLegalHold(by, NOON)));
    }

    private static Arbitrary<CaseCommand> decisions() {
        return Combinators.combine(
                        Arbitraries.of(CaseDecision.values()),
                        ACTORS,
                        Arbitraries.integers().between(-1, 400).optional(0.3))
                .as((decision, by, days) -> new DecideCase(
                        decision,
                        "a reason",
                        by,
                        NOON,
                        days.map(Duration::ofDays).map(NOON::plus)));
    }

    private static Arbitrary<CaseCommand> aboutTheCampaign() {
        return Arbitraries.frequencyOf(
                Tuple.of(5, FINDINGS.map(found -> new OpenCase(CAMPAIGN, NOON, NOON, found, NOON))),
                Tuple.of(2, ACTORS.map(by -> new OpenCaseByHand(CAMPAIGN, "a tip", Some.chunk(), by, NOON))),
                Tuple.of(5, FINDINGS.map(found -> new RecordFinding(found, NOON))),
                Tuple.of(
                        1, Combinators.combine(CAMPAIGNS, sequenced()).as((into, at) -> new MergeCase(into, at, NOON))),
                Tuple.of(
                        2,
                        Combinators.combine(CAMPAIGNS, sequenced())
                                .as((part, at) -> new SplitCase(List.of(part), at, NOON))),
                Tuple.of(1, sequenced().map(at -> new QuietCase(at, NOON))),
                Tuple.of(
                        1,
                        Arbitraries.just(
                                new CorrectConfirmation("enf_00f3a1b2c4d5e6f7", "app_00f3a1b2c4d5e6f7", NOON))));
    }

    private static Arbitrary<Long> sequenced() {
        return Arbitraries.longs().between(1, 8);
    }
}
