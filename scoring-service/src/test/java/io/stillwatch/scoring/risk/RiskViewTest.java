package io.stillwatch.scoring.risk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.Contracts;
import io.stillwatch.scoring.engine.Principal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RiskViewTest {

    private static final Principal ACCOUNT = new Principal("acct_1", null);
    private static final Principal END_USER = new Principal("acct_1", "u_9");

    private final RiskView view = new RiskView(Contracts.json(), Duration.ofDays(1));

    @Test
    void every_example_of_the_contract_is_known() {
        Contracts.examples("account-risk-changed.v1").forEach(example -> view.take(example.getBytes(UTF_8), 1));
        Contracts.examples("end-user-risk-changed.v1").forEach(example -> view.take(example.getBytes(UTF_8), 1));

        assertThat(view.of(ACCOUNT).orElseThrow().said().level()).isEqualTo("HIGH");
        assertThat(view.of(END_USER).orElseThrow().said().endUser()).isEqualTo("u_9");
    }

    @Test
    void an_older_word_that_comes_again_changes_nothing() {
        take("HIGH", 2);
        take("LOW", 1);

        assertThat(view.of(ACCOUNT).orElseThrow().said().level()).isEqualTo("HIGH");
    }

    @Test
    void who_was_erased_is_unknown() {
        take("HIGH", 2);
        view.forget("acct_1", null);

        assertThat(view.of(ACCOUNT)).isEmpty();
    }

    @Test
    void an_event_of_a_tick_does_not_say_that_all_of_its_events_are_known() {
        view.confirm(new AsOf(6, Instant.EPOCH, "p", "b"));

        take("HIGH", 1);

        assertThat(view.asOf().tick()).isEqualTo(6);
    }

    @Test
    void what_is_known_is_as_of_the_last_tick_that_somebody_confirmed() {
        view.confirm(new AsOf(9, Instant.EPOCH, "p", "b"));
        view.confirm(new AsOf(8, Instant.EPOCH, "p", "b"));

        assertThat(view.asOf().tick()).isEqualTo(9);
    }

    @Test
    void what_nobody_confirms_gets_stale() {
        assertThat(view.isStale()).isFalse();
        assertThat(new RiskView(Contracts.json(), Duration.ZERO).isStale()).isTrue();
    }

    @Test
    void whoever_has_an_answer_is_sent_it_again_once_it_is_stale() {
        AccountRisk fresh = KeptRisks.low(ACCOUNT, AsOf.NOTHING, false);
        AccountRisk stale = KeptRisks.low(ACCOUNT, AsOf.NOTHING, true);

        assertThat(EntityTags.names(EntityTags.of(fresh), EntityTags.of(stale))).isFalse();
    }

    private void take(String level, long sequence) {
        view.take("""
                {"account":"acct_1","level":"%s","previousLevel":"LOW","tick":7,"asOf":"2026-04-22T08:00:00Z","score":0,
                 "reasons":[],"campaigns":[],"policyVersion":"p","baselineVersion":"b"}""".formatted(level).getBytes(UTF_8), sequence);
    }
}
