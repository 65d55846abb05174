package io.stillwatch.scoring.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.stillwatch.scoring.TestStore;
import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.policy.Given;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an engine is told that begins anew, with topics that no longer hold the ticks at which things took effect. */
class HistoryTest {

    private static final long FIRST_TICK_THERE = 100;
    private static final Instant WATERMARK = Instant.parse("2026-04-22T00:00:00Z");
    private static final String USE = "account, purpose, sponsor, daily_calls, until_at, reason, declared_by";
    private static final String VALUES = ", 'research', 's', 7, '2030-01-01Z', 'meanwhile', 'lea'";

    private final TestStore store = new TestStore();
    private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
    private final Engine that = new Engine(Policy.builtin(), Baseline.builtin());

    @BeforeEach
    void muchHasBeenDecided() {
        store.asOwner(
                "insert into policy (version, based_on, settings, state, reason, author) values ('mine', '%s', '%s', 'active', 'r', 'ana')"
                        .formatted(Policy.builtin().version(), Given.written("linking", "leastOwners", 50)));
        store.asOwner(
                "insert into policy_change (policy, baseline, by, reason, follows, tick) values ('mine', '%s', 'lea', 'r', 0, 5)"
                        .formatted(Baseline.builtin().version()));
        store.asOwner("""
                insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by, ended_at, tick, end_tick) values
                ('ended', 'research', 's', 5, '2030-01-01Z', 'r', 'lea', now(), 5, null),
                ('again', 'research', 's', 5, '2030-01-01Z', 'r', 'lea', now(), 5, null),
                ('again', 'research', 's', 9, '2030-01-01Z', 'r', 'lea', null, 8, null),
                ('later', 'research', 's', 5, '2030-01-01Z', 'r', 'lea', null, 101, null)""");
        store.asOwner("update allowance set end_tick = 7 where ended_at is not null");
        store.asOwner("""
                insert into release_calendar (version, models, released_at, put_by, tick) values
                (1, '{m-4}', '{2026-01-01Z}', 'ana', 5), (2, '{m-5}', '{2026-04-01Z}', 'ana', 6)""");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void an_engine_that_begins_anew_judges_its_first_tick_under_the_policy_that_was_in_force() {
        new History(store.connect()).give(0, FIRST_TICK_THERE, engine);

        Verdicts verdicts = engine.close(FIRST_TICK_THERE, WATERMARK);

        assertThat(verdicts.policyVersion()).isEqualTo("mine");
    }

    @Test
    void an_engine_that_begins_anew_knows_what_one_knows_that_has_seen_every_tick() throws IOException {
        History history = new History(store.connect());
        for (long tick = 1; tick <= FIRST_TICK_THERE; tick++) {
            history.giveAgain(tick - 1, tick, that);
        }

        history.giveAgain(0, FIRST_TICK_THERE, engine);

        assertThat(state(engine))
                .isEqualTo(state(that))
                .isNotEqualTo(state(new Engine(Policy.builtin(), Baseline.builtin())));
    }

    @Test
    void what_is_decided_behind_a_tick_that_is_kept_does_not_join_it_when_it_is_computed_again() throws IOException {
        History history = new History(store.connect());
        history.give(0, FIRST_TICK_THERE, that);
        that.close(FIRST_TICK_THERE, WATERMARK);
        store.asOwner("update verdict_tick set tick = " + FIRST_TICK_THERE);
        moreIsDecided();

        history.give(0, FIRST_TICK_THERE, engine);

        assertThat(engine.close(FIRST_TICK_THERE, WATERMARK).policyVersion()).isEqualTo("mine");
        assertThat(state(engine)).isEqualTo(state(that));
    }

    @Test
    void a_use_that_is_declared_and_ended_while_others_take_effect_covers_nobody() throws IOException {
        new History(store.connect()).giveAgain(0, FIRST_TICK_THERE + 1, that);

        takeEffectWhile("insert into allowance (" + USE + ", ended_at) values ('new'" + VALUES + ", now());");

        assertThat(state(engine)).isEqualTo(state(that));
    }

    @Test
    void a_use_that_takes_the_place_of_another_while_others_take_effect_covers_its_account() throws IOException {
        new History(store.connect()).giveAgain(0, FIRST_TICK_THERE + 1, that);
        that.allow(new Allowance("again", 7, Instant.parse("2030-01-01T00:00:00Z")));

        takeEffectWhile("update allowance set ended_at = now() where account = 'again' and ended_at is null;"
                + "insert into allowance (" + USE + ") values ('again'" + VALUES + ");");

        assertThat(state(engine)).isEqualTo(state(that));
    }

    /** Somebody does this just behind the first statement by which uses get their tick, and two ticks pass. */
    private void takeEffectWhile(String done) {
        History history = new History(store.connect());
        history.give(0, FIRST_TICK_THERE, engine);
        store.asOwner("""
                create function meanwhile() returns trigger language plpgsql as $$ begin
                    if pg_trigger_depth() = 1 and not exists (select from allowance where reason = 'meanwhile') then %s end if;
                    return null;
                end $$;
                create trigger meanwhile after update on allowance for each statement execute function meanwhile()""".formatted(done));
        history.give(FIRST_TICK_THERE, FIRST_TICK_THERE + 1, engine);
        history.give(FIRST_TICK_THERE + 1, FIRST_TICK_THERE + 2, engine);
    }

    private void moreIsDecided() {
        store.asOwner(
                "insert into policy_change (policy, baseline, by, reason, follows) values ('%s', '%s', 'lea', 'r', 1)"
                        .formatted(
                                Policy.builtin().version(), Baseline.builtin().version()));
        store.asOwner("update allowance set ended_at = now() where ended_at is null");
        store.asOwner("insert into allowance (account, purpose, sponsor, daily_calls, until_at, reason, declared_by)"
                + " values ('new', 'research', 's', 5, '2030-01-01Z', 'r', 'lea')");
        store.asOwner("insert into release_calendar (version, models, released_at, put_by)"
                + " values (3, '{m-6}', '{2026-05-01Z}', 'ana')");
    }

    private static byte[] state(Engine engine) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        engine.snapshot(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
