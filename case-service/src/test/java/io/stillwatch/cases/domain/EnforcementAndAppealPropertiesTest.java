package io.stillwatch.cases.domain;

import static io.stillwatch.cases.domain.Some.ANA;
import static io.stillwatch.cases.domain.Some.LEA;
import static io.stillwatch.cases.domain.Some.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.cases.appeals.AppealEventNames;
import io.stillwatch.cases.appeals.AppealProblems;
import io.stillwatch.cases.domain.appeal.Acted;
import io.stillwatch.cases.domain.appeal.AppealCommand;
import io.stillwatch.cases.domain.appeal.AppealCommand.AssignReviewer;
import io.stillwatch.cases.domain.appeal.AppealCommand.FileAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.OverturnAppeal;
import io.stillwatch.cases.domain.appeal.AppealCommand.RestoreAccount;
import io.stillwatch.cases.domain.appeal.AppealCommand.UpholdAppeal;
import io.stillwatch.cases.domain.appeal.AppealDecider;
import io.stillwatch.cases.domain.appeal.AppealEvent;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealAssigned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealOverturned;
import io.stillwatch.cases.domain.appeal.AppealEvent.AppealUpheld;
import io.stillwatch.cases.domain.enforcement.Batches;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ApproveEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DeclineEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.DropItems;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ExpireEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RecordAcknowledgements;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReinstateItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReleaseBatch;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.RequestEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.ReverseItem;
import io.stillwatch.cases.domain.enforcement.EnforcementCommand.WithdrawEnforcement;
import io.stillwatch.cases.domain.enforcement.EnforcementDecider;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import io.stillwatch.cases.domain.enforcement.Measure;
import io.stillwatch.cases.domain.enforcement.Plan;
import io.stillwatch.cases.domain.enforcement.Standing;
import io.stillwatch.cases.domain.enforcement.Unsupported;
import io.stillwatch.cases.domain.enforcement.Unsupported.Why;
import io.stillwatch.cases.enforcement.EnforcementEventNames;
import io.stillwatch.cases.enforcement.EnforcementProblems;
import io.stillwatch.eventsourcing.Decider;
import io.stillwatch.eventsourcing.Decision;
import io.stillwatch.eventsourcing.EventNames;
import io.stillwatch.eventsourcing.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked of an enforcement or an appeal, in whatever order, it stays one. */
class EnforcementAndAppealPropertiesTest {

    private static final int ITEMS = 10;
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final Actor MAX = new Actor("max", true);
    private static final Arbitrary<Actor> ACTORS = Arbitraries.of(ANA, LEA, MAX);
    private static final Arbitrary<Instant> TIMES =
            Arbitraries.integers().between(0, 40).map(days -> NOON.plus(Duration.ofDays(days)));

    @Property(tries = 2_000)
    void no_illegal_enforcement_is_reached(@ForAll("toEnforcements") List<EnforcementCommand> commands) {
        List<EnforcementEvent> history =
                lived(new EnforcementDecider(), commands, EnforcementEventNames.all(), EnforcementProblems::of);

        assertThat(count(history, EnforcementRequested.class)).isEqualTo(history.isEmpty() ? 0 : 1);
        assertThat(count(history, EnforcementApproved.class)).isLessThanOrEqualTo(1);
        isActedOnOnlyWhenASecondPersonApproved(history);
        releasesEveryItemAtMostOnce(history);
        pausesBetweenBatches(history);
        releasesNothingBehindTheEnd(history);
    }

    @Property(tries = 2_000)
    void no_illegal_appeal_is_reached(@ForAll("toAppeals") List<AppealCommand> commands) {
        List<AppealEvent> history = lived(new AppealDecider(), commands, AppealEventNames.all(), AppealProblems::of);

        assertThat(history.stream().filter(event -> event instanceof AppealUpheld || event instanceof AppealOverturned))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(history.stream().filter(AppealAssigned.class::isInstance).map(AppealAssigned.class::cast))
                .noneMatch(assigned -> List.of("ana", "lea").contains(assigned.reviewer()));
    }

    /** Each event is read back from what is written of it, each refusal has a name. */
    private static <C, S, E, R> List<E> lived(
            Decider<C, S, E, R> decider, List<C> commands, EventNames<E> names, Function<R, Problem> explanation) {
        List<E> history = new ArrayList<>();
        for (C command : commands) {
            switch (decider.decide(command, decider.fold(history))) {
                case Decision.Accepted<E, R>(var events) ->
                    events.forEach(event -> history.add(names.read(names.nameOf(event), names.write(event))));
                case Decision.Rejected<E, R>(var reason) ->
                    assertThat(explanation.apply(reason).status()).isBetween(400, 499);
            }
        }
        decider.fold(history);
        return history;
    }

    private static void isActedOnOnlyWhenASecondPersonApproved(List<EnforcementEvent> history) {
        history.stream().filter(BatchReleased.class::isInstance).findFirst().ifPresent(_ -> {
            EnforcementRequested requested = (EnforcementRequested) history.getFirst();
            assertThat(history.stream()
                            .filter(EnforcementApproved.class::isInstance)
                            .map(EnforcementApproved.class::cast))
                    .hasSize(1)
                    .noneMatch(approved -> approved.by().equals(requested.by()));
        });
    }

    private static void releasesEveryItemAtMostOnce(List<EnforcementEvent> history) {
        List<BatchReleased> batches = batches(history);
        assertThat(batches).extracting(BatchReleased::batch).doesNotHaveDuplicates();
        assertThat(batches.stream().mapToInt(BatchReleased::items).sum()).isLessThanOrEqualTo(ITEMS);
    }

    private static void pausesBetweenBatches(List<EnforcementEvent> history) {
        List<BatchReleased> batches = batches(history);
        for (int i = 1; i < batches.size(); i++) {
            assertThat(batches.get(i).at())
                    .isAfterOrEqualTo(batches.get(i - 1).at().plus(PAUSE));
        }
    }

    private static List<BatchReleased> batches(List<EnforcementEvent> history) {
        return history.stream()
                .filter(BatchReleased.class::isInstance)
                .map(BatchReleased.class::cast)
                .toList();
    }

    private static void releasesNothingBehindTheEnd(List<EnforcementEvent> history) {
        assertThat(history.stream()
                        .dropWhile(event -> !(event instanceof EnforcementReversed
                                || event instanceof EnforcementExpired
                                || event instanceof EnforcementWithdrawn))
                        .skip(1))
                .allMatch(event -> event instanceof ItemsAcknowledged || event instanceof ItemReinstated);
    }

    private static long count(List<EnforcementEvent> history, Class<?> type) {
        return history.stream().filter(type::isInstance).count();
    }

    @Provide
    Arbitrary<List<EnforcementCommand>> toEnforcements() {
        Arbitrary<Boolean> frozen = Arbitraries.of(false, false, true);
        Arbitrary<EnforcementCommand> commands = Arbitraries.oneOf(
                Combinators.combine(standings(), Arbitraries.of(Measure.values()), ACTORS, TIMES)
                        .as((standing, measure, by, end) ->
                                new RequestEnforcement("case_1", standing, plan(measure, end), "a reason", by, NOON)),
                Combinators.combine(standings(), frozen, ACTORS, TIMES)
                        .as((standing, ice, by, at) -> new ApproveEnforcement(standing, ice, ITEMS, 5, by, at)),
                ACTORS.map(by -> new DeclineEnforcement("a reason", by, NOON)),
                Combinators.combine(standings(), frozen, TIMES).as(ReleaseBatch::new),
                Combinators.combine(standings(), TIMES).as(WithdrawEnforcement::new),
                Arbitraries.integers().between(0, 5).map(n -> new RecordAcknowledgements(n, 1, n, "d", NOON)),
                ACTORS.map(by -> new ReverseEnforcement("a reason", by, NOON)),
                TIMES.map(ExpireEnforcement::new),
                ACTORS.map(by -> new ReverseItem(3, "a reason", by, NOON)),
                Arbitraries.of(Why.values()).map(why -> new DropItems(List.of(new Unsupported(3, why)), NOON)),
                Arbitraries.just(new ReinstateItem(3, "app_1", NOON)));
        return commands.list().ofMaxSize(40);
    }

    private static Arbitrary<Standing> standings() {
        return Arbitraries.of(CaseDecision.values()).optional(0.9).map(decision -> new Standing(decision, "ana"));
    }

    private static Plan plan(Measure measure, Instant end) {
        return new Plan(measure, ITEMS, 0, "d", new Batches(4, PAUSE, 42), end);
    }

    /** Rolf gets a part in it now and then, who had none when it was filed. */
    private static Arbitrary<List<String>> involved() {
        return Arbitraries.of(List.of(), List.of("rolf"));
    }

    @Provide
    Arbitrary<List<AppealCommand>> toAppeals() {
        Arbitrary<String> people = Arbitraries.of("ana", "lea", "rita", "rolf");
        Arbitrary<AppealCommand> commands = Arbitraries.oneOf(
                Arbitraries.of(Acted.values())
                        .map(acted -> new FileAppeal(
                                "enf_1", 3, "case_1", acted, "a text", List.of("ana", "lea"), "sys", NOON, NOON)),
                Combinators.combine(people, involved(), people)
                        .as((reviewer, involved, by) -> new AssignReviewer(reviewer, involved, by, NOON)),
                Combinators.combine(involved(), people, Arbitraries.of(false, false, true))
                        .as((involved, by, reinstated) -> new UpholdAppeal("a reason", reinstated, involved, by, NOON)),
                Combinators.combine(involved(), people)
                        .as((involved, by) -> new OverturnAppeal("a reason", involved, by, NOON)),
                Arbitraries.just(new RestoreAccount(NOON)));
        return commands.list().ofMaxSize(30);
    }
}
