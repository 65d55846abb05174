package io.stillwatch.scoring.policy;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Says which policy and baseline verdicts are made under at a tick: the same ones whenever that tick is computed. */
public final class PolicyLog {

    /** A tick that is kept already had its policy; what was activated since belongs to the next one that is not. */
    private static final String ASSIGN =
            "update policy_change set tick = $1 where tick is null and $1 > (select tick from verdict_tick)";

    private static final String UP_TO =
            "select policy, baseline from policy_change where tick <= $1 order by id desc limit 1";
    private static final String BETWEEN =
            "select policy, baseline from policy_change where tick > $1 and tick <= $2 order by id desc limit 1";

    private final StoreConnection store;

    public PolicyLog(StoreConnection store) {
        this.store = store;
    }

    /** What has been decided and has no tick yet comes into force at this one; to be said of a tick that nobody has closed, unless it is kept already. */
    public void takesEffectAt(long tick) {
        store.run(ASSIGN, Tuple.of(tick));
    }

    /** What came into force behind a tick, up to another one; empty if nothing did. */
    public Optional<Settings> thatTookEffect(long behind, long upTo) {
        return find(BETWEEN, Tuple.of(behind, upTo));
    }

    /** What was in force when this tick was closed. */
    public Settings inForceAt(long tick) {
        return find(UP_TO, Tuple.of(tick)).orElse(Settings.BUILTIN);
    }

    /**
     * A policy and a baseline by their versions.
     *
     * @throws IllegalStateException if there is none of that version
     */
    public Settings named(String policy, String baseline) {
        return new Settings(policy(policy), baseline(baseline));
    }

    private Optional<Settings> find(String query, Tuple ticks) {
        for (Row row : store.run(query, ticks)) {
            return Optional.of(named(row.getString("policy"), row.getString("baseline")));
        }
        return Optional.empty();
    }

    private Policy policy(String version) {
        if (Versions.isBuiltIn(version)) {
            return Policy.builtin();
        }
        return PolicySettings.read(version, text("select settings from policy where version = $1", version));
    }

    private Baseline baseline(String version) {
        if (Versions.isBuiltIn(version)) {
            return Baseline.builtin();
        }
        try {
            return Baseline.read(new StringReader(text("select properties from baseline where version = $1", version)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String query, String version) {
        for (Row row : store.run(query, Tuple.of(version))) {
            return row.getString(0);
        }
        throw new IllegalStateException("There is no version " + version);
    }
}
