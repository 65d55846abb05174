package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.checkpoint.KeptFacts;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.pipeline.History;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.ruling.RulingLog;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Runs what was in force and a candidate through the same records. What was in force follows the written-down history of policies and
 * rulings, so that it says again what was said; the candidate keeps its settings, and a ruling about a campaign is one about the same campaign of its own.
 * What is stated of accounts and has left the topics, both know from the beginning: without it, whoever is an honest class to live scoring is nobody's.
 */
final class BacktestRun {

    private final History history;
    private final Rulings rulings;
    private final Rulings candidateRulings;
    private final Decided decided;
    private final KeptFacts keptFacts;
    private final PolicyLog policies;
    private final Engine wasInForce;
    private final Engine itWouldBe;
    private final Course base;
    private final Course candidate;
    private final Census census = new Census();
    private final Instant to;
    private boolean identical = true;
    private long ticks;
    private String digest = "";

    /** @param kept the campaigns decided about, as live work keeps them, by id */
    BacktestRun(StoreConnection store, Settings settings, Job job, SortedMap<String, CampaignCourse> kept) {
        this.history = new History(store);
        this.keptFacts = new KeptFacts(store);
        this.policies = new PolicyLog(store);
        this.wasInForce = history.engine();
        this.itWouldBe = new Engine(settings.policy(), settings.baseline());
        this.to = job.to();
        this.base = new Course(job.from());
        this.candidate = new Course(job.from());
        this.decided = new Decided(base, kept);
        RulingLog log = new RulingLog(store);
        this.rulings = new Rulings(log, decided::in);
        this.candidateRulings =
                new Rulings(log, campaign -> decided.in(campaign).flatMap(candidate::same));
    }

    /** @param closed is told of each tick */
    Report run(PastPeriod period, JobRows.Live live, SortedMap<String, String> decisions, LongConsumer closed) {
        if (!period.isWhole()) {
            keptFacts.tell(this::know);
        }
        period.replay(
                live.tick(),
                wasInForce,
                (before, tick, engine) -> asItWas(period.isWhole(), before, tick, engine),
                itWouldBe,
                this::asItWouldHaveBeen,
                census::learn,
                (was, would, soFar) -> {
                    digest = soFar;
                    compare(was, would);
                    closed.accept(was.tick());
                });
        return new Diff(base, candidate, census, decided)
                .report(
                        ticks,
                        identical,
                        digest.equals(live.digest()),
                        decisions,
                        Report.ComparedWith.of(policies.inForceAt(live.tick())));
    }

    private void know(AccountFact fact) {
        wasInForce.accept(fact);
        itWouldBe.accept(fact);
        census.learn(fact);
    }

    private void compare(Verdicts was, Verdicts would) {
        if (was.watermark().isAfter(to)) {
            return;
        }
        ticks++;
        base.add(was);
        candidate.add(would);
        identical &= was.sayTheSameAs(would);
    }

    /** Where the topics hold everything, its campaigns have the ids they have live, and each decision its tick. */
    private void asItWas(boolean whole, long closed, long tick, Engine engine) {
        if (whole) {
            history.giveAgain(closed, tick, engine);
        } else {
            history.giveSettings(closed, tick, engine);
            rulings.give(closed, tick, engine);
        }
    }

    private void asItWouldHaveBeen(long closed, long tick, Engine engine) {
        history.giveToCandidate(closed, tick, engine);
        candidateRulings.give(closed, tick, engine);
    }
}
