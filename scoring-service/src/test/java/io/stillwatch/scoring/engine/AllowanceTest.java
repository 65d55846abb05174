package io.stillwatch.scoring.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import io.stillwatch.scoring.engine.Town.Operator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Twelve accounts with two calls an hour each, which act as one. */
class AllowanceTest {
    private static final int PEOPLE = 100;
    private static final Operator LAB = Operator.of("lab", 12);
    private static final int MUCH = 48;
    private static final Instant LONG = Town.START.plus(Duration.ofDays(30));

    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final Map<String, AccountVerdict> accounts = new HashMap<>();
    private final List<CampaignVerdict> campaigns = new ArrayList<>();

    @Test
    void who_does_what_was_declared_is_in_review_at_most_with_all_evidence() {
        engine.allow(new Allowance("lab-3", MUCH, LONG));

        play(0, 32);

        assertThat(accounts.get("lab-3")).isNotNull().satisfies(verdict -> {
            assertThat(verdict.level()).isEqualTo(RiskLevel.MEDIUM);
            assertThat(verdict.signals()).extracting(Signal::name).contains("declared-use", "shared-rare-phrases");
            assertThat(verdict.campaigns()).isNotEmpty();
        });
        assertThat(level("lab-4")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void a_group_that_does_what_was_declared_goes_to_review() {
        for (int one = 0; one < 12; one++) {
            engine.allow(new Allowance("lab-" + one, MUCH, LONG));
        }

        play(0, 32);

        assertThat(campaigns.getLast().status()).isEqualTo(Status.REVIEW);
        assertThat(campaigns.getLast().explanation()).contains("what was declared");
        assertThat(campaigns.getLast().evidence()).extracting(Signal::name).contains("shared-rare-phrases");
    }

    @Test
    void who_does_more_than_was_declared_is_covered_no_longer_and_that_is_said() {
        engine.allow(new Allowance("lab-3", MUCH - 1, LONG));

        play(0, 32);

        assertThat(level("lab-3")).isEqualTo(RiskLevel.HIGH);
        assertThat(said("lab-3").signals()).extracting(Signal::name).contains("declared-use-exceeded");
    }

    @Test
    void what_has_ended_covers_nobody() {
        engine.allow(new Allowance("lab-3", MUCH, Town.START.plus(Duration.ofHours(30))));
        engine.allow(new Allowance("lab-4", MUCH, LONG));
        engine.endAllowance("lab-4");

        play(0, 33);

        assertThat(level("lab-3")).isEqualTo(RiskLevel.HIGH);
        assertThat(level("lab-4")).isEqualTo(RiskLevel.HIGH);
    }

    @Test
    void who_does_more_than_was_declared_anew_is_said_so_again() {
        engine.allow(new Allowance("lab-3", MUCH - 10, LONG));
        play(0, 32);
        accounts.clear();

        engine.endAllowance("lab-3");
        engine.allow(new Allowance("lab-3", MUCH - 5, LONG));
        play(32, 33);

        assertThat(said("lab-3").signals())
                .filteredOn(signal -> signal.name().equals("declared-use-exceeded"))
                .extracting(Signal::baseline)
                .containsExactly(MUCH - 5.0);
    }

    private RiskLevel level(String account) {
        return said(account).level();
    }

    private AccountVerdict said(String account) {
        return Objects.requireNonNull(accounts.get(account));
    }

    private void play(int from, int to) {
        for (int hour = from; hour < to; hour++) {
            Town.Hour played = Town.hour(hour, PEOPLE, LAB);
            played.facts().forEach(engine::accept);
            played.interactions().forEach(engine::accept);
            Verdicts verdicts = engine.close(hour + 1L, played.end());
            verdicts.accounts()
                    .forEach(verdict -> accounts.put(verdict.principal().account(), verdict));
            campaigns.addAll(verdicts.campaigns());
        }
    }
}
