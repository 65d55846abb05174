package io.stillwatch.scoring.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.ProblemException;
import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.policy.Changes.InForce;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy and a baseline come into force together: what somebody changes while it is looked at whether they were tried together. */
class TogetherTest {

    private final TestStore store = new TestStore();
    private final Changes changes = new Changes(store.pool());
    private final Baselines baselines = new Baselines(store.pool(), changes);

    @BeforeEach
    void both_are_written_down() {
        store.asOwner("insert into policy (version, based_on, settings, state, reason, author)"
                + " values ('mine', 'builtin-4', '{}', 'shadow', 'a test', 'ana')");
        store.asOwner("insert into baseline (version, properties, state, reason, author)"
                + " values ('b-1', '', 'candidate', 'a test', 'ana')");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_policy_does_not_come_into_force_with_a_baseline_that_it_was_not_tried_with() {
        PolicyDesk desk = new PolicyDesk(
                new Policies(store.pool(), changes, Contracts.json()), changes, new AskedTrials(_ -> whilePromoted()));

        isRefused("changed-meanwhile", () -> StoreConnection.await(desk.activate("mine", "ben", "a test")));

        assertThat(inForce()).isEqualTo(new InForce(InForce.BUILTIN.policy(), "b-1"));
    }

    @Test
    void a_baseline_does_not_come_into_force_with_a_policy_that_it_was_not_tried_with() {
        BaselineDesk desk = new BaselineDesk(baselines, changes, new AskedTrials(_ -> whileActivated()));

        isRefused("changed-meanwhile", () -> StoreConnection.await(desk.promote("b-1", "ben", "a test")));

        assertThat(inForce()).isEqualTo(new InForce("mine", InForce.BUILTIN.baseline()));
    }

    @Test
    void neither_comes_into_force_before_somebody_could_see_what_it_would_change() {
        AskedTrials undone = AskedTrials.whichAreDone(false);
        PolicyDesk policies = new PolicyDesk(new Policies(store.pool(), changes, Contracts.json()), changes, undone);
        BaselineDesk baselineDesk = new BaselineDesk(baselines, changes, undone);

        isRefused("not-tried", () -> StoreConnection.await(policies.activate("mine", "ben", "a test")));
        isRefused("not-tried", () -> StoreConnection.await(baselineDesk.promote("b-1", "ben", "a test")));

        assertThat(inForce()).isEqualTo(InForce.BUILTIN);
    }

    @Test
    void neither_comes_into_force_after_something_else_did_that_it_was_not_compared_with() {
        AskedTrials trials = AskedTrials.comparedWith(InForce.BUILTIN);
        PolicyDesk policies = new PolicyDesk(new Policies(store.pool(), changes, Contracts.json()), changes, trials);
        BaselineDesk baselineDesk = new BaselineDesk(baselines, changes, trials);
        StoreConnection.await(changes.standing().chain(now -> changes.activate(now, "another", "dan", "a test")));

        isRefused("not-tried", () -> StoreConnection.await(policies.activate("mine", "ben", "a test")));
        isRefused("not-tried", () -> StoreConnection.await(baselineDesk.promote("b-1", "ben", "a test")));

        StoreConnection.await(changes.rollBack("another", "dan", "a test"));
        assertThat(StoreConnection.await(policies.activate("mine", "ben", "a test"))
                        .policy())
                .isEqualTo("mine");
    }

    @Test
    void what_stood_before_the_last_change_is_in_force_again_once_that_is_taken_back() {
        StoreConnection.await(activate());
        StoreConnection.await(promote());

        ChangeView taken = StoreConnection.await(changes.rollBack(null, "lea", "a test"));

        assertThat(new InForce(taken.policy(), taken.baseline()))
                .isEqualTo(new InForce("mine", InForce.BUILTIN.baseline()))
                .isEqualTo(inForce());
    }

    @Test
    void a_baseline_that_is_in_force_already_does_not_come_into_force_again() {
        BaselineDesk desk = new BaselineDesk(baselines, changes, AskedTrials.whichAreDone(true));
        ChangeView first = StoreConnection.await(desk.promote("b-1", "ben", "a test"));

        assertThat(StoreConnection.await(desk.promote("b-1", "ben", "a test"))).isEqualTo(first);

        assertThat(StoreConnection.await(changes.standing()).changes()).containsExactly(first);
    }

    @Test
    void the_baseline_that_is_built_in_is_not_approved() {
        BaselineDesk desk = new BaselineDesk(baselines, changes, AskedTrials.whichAreDone(true));
        String builtIn = InForce.BUILTIN.baseline();

        isRefused("built-in", () -> StoreConnection.await(desk.promote(builtIn, "ben", "a test")));
        StoreConnection.await(promote());
        isRefused("built-in", () -> StoreConnection.await(desk.promote(builtIn, "ben", "a test")));
    }

    @Test
    void a_policy_and_a_baseline_are_never_of_one_name_by_which_one_of_them_is_taken_back() {
        Policies policies = new Policies(store.pool(), changes, Contracts.json());
        BaselineDesk desk = new BaselineDesk(baselines, changes, AskedTrials.whichAreDone(true));

        isRefused("version-taken", () -> StoreConnection.await(policies.add(draft("b-1"), "ana")));
        isRefused("version-taken", () -> StoreConnection.await(desk.fit("mine", "ana")));
    }

    @Test
    void of_those_who_ask_for_one_name_at_the_same_moment_one_gets_it() {
        BaselineDesk desk = new BaselineDesk(baselines, changes, AskedTrials.whichAreDone(true));

        List<String> answers = atOnce(6, _ -> desk.fit("b-2", "ana"));

        assertThat(answers)
                .containsOnlyOnce("taken")
                .filteredOn("version-taken"::equals)
                .hasSize(5);
        assertThat(store.number("select count(*) from backtest")).isEqualTo(1);
    }

    @Test
    void of_a_policy_and_a_baseline_that_are_asked_for_under_one_name_at_the_same_moment_there_is_one() {
        Policies policies = new Policies(store.pool(), changes, Contracts.json());
        BaselineDesk desk = new BaselineDesk(baselines, changes, AskedTrials.whichAreDone(true));

        List<String> answers = atOnce(6, i -> i % 2 == 0 ? policies.add(draft("new"), "ana") : desk.fit("new", "ana"));

        assertThat(answers)
                .containsOnlyOnce("taken")
                .filteredOn("version-taken"::equals)
                .hasSize(5);
    }

    /** How each of them was answered. */
    private static List<String> atOnce(int many, IntFunction<Uni<?>> asking) {
        List<Uni<String>> asked = IntStream.range(0, many)
                .mapToObj(asking)
                .map(one ->
                        one.map(_ -> "taken").onFailure(ProblemException.class).recoverWithItem(TogetherTest::name))
                .toList();
        return StoreConnection.await(Uni.join().all(asked).andFailFast());
    }

    private static String name(ProblemException refusal) {
        String type = refusal.problem().type();
        return type.substring(type.lastIndexOf('/') + 1);
    }

    private static PolicyRequest.Checked draft(String version) {
        return new PolicyRequest.Checked(
                version, InForce.BUILTIN.policy(), Contracts.json().createObjectNode(), "a test");
    }

    private Uni<Boolean> whilePromoted() {
        return promote().map(_ -> true);
    }

    private Uni<Boolean> whileActivated() {
        return activate().map(_ -> true);
    }

    private Uni<ChangeView> promote() {
        return changes.standing().chain(now -> changes.promote(now, "b-1", "dan", "a test"));
    }

    private Uni<ChangeView> activate() {
        return changes.standing().chain(now -> changes.activate(now, "mine", "dan", "a test"));
    }

    private InForce inForce() {
        return StoreConnection.await(changes.last());
    }

    private static void isRefused(String why, ThrowingCallable asked) {
        assertThatThrownBy(asked)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem().type()).endsWith("/" + why));
    }
}
