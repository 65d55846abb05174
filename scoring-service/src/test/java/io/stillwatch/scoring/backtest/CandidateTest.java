package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Town;
import io.stillwatch.scoring.engine.Town.Operator;
import io.stillwatch.scoring.engine.account.KnownFacts;
import io.stillwatch.scoring.engine.table.Slices;
import io.stillwatch.scoring.policy.Given;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A town with a campaign in it, and a software vendor whose customers have long been there and use its template. */
class CandidateTest {

    private static final int PEOPLE = 120;
    private static final int HOURS = 36;
    private static final Report.ComparedWith IN_FORCE = new Report.ComparedWith(
            Policy.builtin().version(), Baseline.builtin().version());
    private static final Operator CAMPAIGN = Operator.of("acme", 12);
    private static final Operator CUSTOMERS = new Operator("vendor", 40, "vendor", 40, 2, 300, 15);

    private final Course base = new Course(Instant.MIN);
    private final Course candidate = new Course(Instant.MIN);
    private final Census census = new Census();

    @BeforeEach
    void whatIsInForce() {
        play(Policy.builtin(), base);
    }

    @Test
    void a_candidate_that_would_flag_one_more_honest_class_shows_as_exactly_that() {
        play(Given.changed("{\"owning\":{\"established\":\"P3650D\"}}"), candidate);

        Report report = report();

        assertThat(report.flagged().count()).isEqualTo(40);
        assertThat(report.flagged().accounts())
                .allMatch(moved -> moved.account().startsWith("vendor-"))
                .allMatch(moved -> moved.level().equals("LOW"));
        assertThat(report.flagged().groups()).contains(new Report.Group("program", "vendor-customers", 40, 40));
        assertThat(report.cleared().count()).isZero();
        assertThat(report.campaigns().appeared())
                .singleElement()
                .satisfies(campaign -> assertThat(campaign.members()).isEqualTo(40));
        assertThat(report.campaigns().vanished()).isEmpty();
        assertThat(report.campaigns().merged()).isEmpty();
        assertThat(report.candidateLeak()).isEqualTo(report.leak());
    }

    @Test
    void the_class_shows_where_its_facts_were_told_before_what_is_replayed() throws IOException {
        List<AccountFact> known = knownToLiveScoring();
        Course was = replay(Policy.builtin(), known);
        Course would = replay(Given.changed("{\"owning\":{\"established\":\"P3650D\"}}"), known);

        Report report = diff(was, would).report(HOURS, HOURS, false, false, new TreeMap<>(), IN_FORCE);

        assertThat(report.flagged().count()).isEqualTo(40);
        assertThat(report.flagged().groups()).contains(new Report.Group("program", "vendor-customers", 40, 40));
    }

    /** They stop after a few hours: soon that is too long ago for what is in force, and never for the candidate. */
    @Test
    void a_class_that_what_is_in_force_clears_in_time_and_the_candidate_does_not_shows_as_flagged() {
        String shortly = "{\"owning\":{\"established\":\"P3650D\"},"
                + "\"standing\":{\"lookBack\":\"%s\",\"announceAfter\":\"PT4H\",\"grace\":\"PT1H\"}}";
        Course clears = untilCustomersStop(Given.changed(shortly.formatted("PT10H")));
        Course keeps = untilCustomersStop(Given.changed(shortly.formatted("P30D")));

        Report report = diff(clears, keeps).report(2 * HOURS, 2 * HOURS, false, false, new TreeMap<>(), IN_FORCE);

        assertThat(report.flagged().accounts())
                .filteredOn(moved -> moved.account().startsWith("vendor-"))
                .hasSize(40)
                .allMatch(moved -> "LOW".equals(moved.lastLevel()) && "MEDIUM".equals(moved.candidateLastLevel()));
    }

    @Test
    void a_candidate_that_finds_less_shows_what_it_would_miss() {
        play(Given.changed("{\"linking\":{\"leastOwners\":50}}"), candidate);

        Report report = report();

        assertThat(report.cleared().accounts())
                .hasSize(12)
                .allMatch(moved -> moved.account().startsWith("acme-"));
        assertThat(report.flagged().count()).isZero();
        assertThat(report.campaigns().vanished()).hasSize(1);
        assertThat(report.leak().beforeAnnouncement())
                .isPositive()
                .isLessThan(report.leak().interactions());
        assertThat(report.agreement())
                .containsExactly(new Report.Agreement(campaign(), "confirmed", true, true, false));
    }

    private Report report() {
        TreeMap<String, String> decisions = new TreeMap<>();
        decisions.put(campaign(), "confirmed");
        return diff(base, candidate).report(HOURS, HOURS, false, true, decisions, IN_FORCE);
    }

    private Diff diff(Course was, Course would) {
        return new Diff(was, would, census, new Decided(was, new TreeMap<>()));
    }

    private String campaign() {
        return base.campaigns().iterator().next().id();
    }

    private void play(Policy policy, Course course) {
        Engine engine = new Engine(policy, Baseline.builtin());
        for (int hour = 0; hour < HOURS; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, CAMPAIGN, CUSTOMERS);
            played.facts().stream().map(CandidateTest::known).forEach(fact -> {
                engine.accept(fact);
                census.learn(fact);
            });
            played.interactions().forEach(engine::accept);
            course.add(engine.close(hour + 1L, played.end()));
        }
    }

    private static Course untilCustomersStop(Policy policy) {
        Course course = new Course(Instant.MIN);
        Engine engine = new Engine(policy, Baseline.builtin());
        for (int hour = 0; hour < 2 * HOURS; hour++) {
            Town.Hour played =
                    hour < 8 ? Town.hour(hour, PEOPLE, CAMPAIGN, CUSTOMERS) : Town.hour(hour, PEOPLE, CAMPAIGN);
            played.facts().forEach(engine::accept);
            played.interactions().forEach(engine::accept);
            course.add(engine.close(hour + 1L, played.end()));
        }
        return course;
    }

    private static Course replay(Policy policy, List<AccountFact> known) {
        Course course = new Course(Instant.MIN);
        Engine engine = new Engine(policy, Baseline.builtin());
        known.forEach(engine::accept);
        for (int hour = 0; hour < HOURS; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, CAMPAIGN, CUSTOMERS);
            played.interactions().forEach(engine::accept);
            course.add(engine.close(hour + 1L, played.end()));
        }
        return course;
    }

    private static List<AccountFact> knownToLiveScoring() throws IOException {
        Engine live = new Engine(Policy.builtin(), Baseline.builtin());
        Town.Hour first = Town.hour(0, PEOPLE, CAMPAIGN, CUSTOMERS);
        first.facts().stream().map(CandidateTest::known).forEach(live::accept);
        live.close(1, first.end());
        KnownFacts known = new KnownFacts();
        for (int slice = 0; slice < Slices.COUNT; slice++) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            live.writeSlice(slice, new DataOutputStream(bytes));
            known.readSlice(slice, 1, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
        return known.all().toList();
    }

    private static AccountFact known(AccountFact fact) {
        String program = fact.account().startsWith("vendor-") ? "vendor-customers" : null;
        return new AccountFact(
                fact.account(),
                fact.time(),
                fact.createdAt(),
                null,
                null,
                fact.kind(),
                fact.status(),
                fact.payment(),
                fact.emailDomain(),
                program);
    }
}
