package io.stillwatch.scoring.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobRowsTest {

    @Test
    void what_was_running_when_its_instance_went_is_taken_up_again() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into backtest (id, kind, policy, baseline, state, requested_by)"
                    + " values ('bt_1', 'comparison', 'p', 'b', 'running', 'ana')");

            assertThat(new JobRows(store.connect()).next())
                    .hasValueSatisfying(job -> assertThat(job.id()).isEqualTo("bt_1"));
        }
    }

    /** A comparison may need the baseline that is fitted before it. */
    @Test
    void what_was_asked_for_first_is_taken_up_first_whatever_it_is_called() {
        try (TestStore store = new TestStore()) {
            store.asOwner("insert into backtest (id, kind, policy, baseline, state, requested_by, requested_at) values"
                    + " ('bt_1', 'comparison', 'p', 'b', 'queued', 'ana', '2026-04-22T08:00:01Z'),"
                    + " ('bt_2', 'fit', 'p', 'b', 'queued', 'ana', '2026-04-22T08:00:00Z')");

            assertThat(new JobRows(store.connect()).next())
                    .hasValueSatisfying(job -> assertThat(job.id()).isEqualTo("bt_2"));
        }
    }

    @Test
    void the_last_ruling_on_a_campaign_says_what_is_decided_and_one_on_a_member_does_not() {
        try (TestStore store = new TestStore()) {
            store.asOwner("""
                    insert into ruling (origin, kind, campaign, account, tick) values
                    ('a', 'CONFIRMED', 'taken back', null, 5), ('b', 'TAKEN_BACK', 'taken back', null, 7),
                    ('c', 'DISMISSED', 'decided anew', null, 5), ('d', 'TAKEN_BACK', 'decided anew', null, 6),
                    ('e', 'CONFIRMED', 'decided anew', null, 7),
                    ('f', 'CONFIRMED', 'with one cleared', null, 5), ('g', 'CLEARED', 'with one cleared', 'acme-1', 6),
                    ('h', 'DISMISSED', 'taken back later', null, 5), ('i', 'TAKEN_BACK', 'taken back later', null, 11)""");

            assertThat(new JobRows(store.connect()).decisions(10))
                    .isEqualTo(Map.of(
                            "decided anew", "confirmed",
                            "with one cleared", "confirmed",
                            "taken back later", "dismissed"));
        }
    }
}
