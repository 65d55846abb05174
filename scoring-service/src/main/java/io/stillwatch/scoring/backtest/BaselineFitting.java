package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.checkpoint.KeptFacts;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.BaselineFit;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** Fits a baseline on the provider's own traffic, without the accounts that are not LOW now, and keeps it as a candidate. */
final class BaselineFitting {

    private final StoreConnection store;
    private final JobRows jobs;

    BaselineFitting(StoreConnection store, JobRows jobs) {
        this.store = store;
        this.jobs = jobs;
    }

    /** @throws IllegalArgumentException if there is too little traffic to fit anything on */
    void run(Job job, PastPeriod period, long lastTick) {
        Set<String> suspects = suspects();
        BaselineFit fit = new BaselineFit(new PolicyLog(store)
                .named(job.policy(), Baseline.builtin().version())
                .policy());
        Consumer<AccountFact> facts = fact -> {
            if (!suspects.contains(fact.account())) {
                fit.accept(fact);
            }
        };
        new KeptFacts(store).tell(facts);
        Instant end = period.read(
                lastTick,
                interaction -> {
                    if (!suspects.contains(interaction.account())) {
                        fit.accept(interaction);
                    }
                },
                facts);
        Baseline baseline = fit.fit(job.baseline(), end);
        jobs.done(
                job,
                baseline,
                "Fitted under policy %s on what the topics held up to %s, without %d suspected accounts."
                        .formatted(job.policy(), end, suspects.size()));
    }

    private Set<String> suspects() {
        Set<String> suspects = new HashSet<>();
        for (Row row : store.run("select distinct account from account_risk where level <> 'LOW'")) {
            suspects.add(row.getString("account"));
        }
        return suspects;
    }
}
