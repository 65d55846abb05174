package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.checkpoint.KeptFacts;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.pipeline.History;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.ruling.RulingLog;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/**
 * Runs what is in force and a candidate through the same records, both from the first one on, whatever was in force then: what differs is what the
 * candidate would change. A ruling about a campaign is one about the same campaign of theirs.
 * What live scoring knows of accounts both know from the beginning, for the topics hold it for a while alone: without it, whoever is an honest class to
 * live scoring is nobody's.
 */
final class BacktestRun {

    private final History history;
    private final Rulings rulings;
    private final Rulings candidateRulings;
    private final Decided decided;
    private final KeptFacts keptFacts;
    private final Settings inForce;
    private final Engine asItIs;
    private final Engine itWouldBe;
    private final Course base;
    private final Course candidate;
    private final Census census = new Census();
    private final Instant to;
    private boolean identical = true;
    private long ticks;
    private long lastTick;

    /** @param kept the campaigns decided about, as live work keeps them, by id */
    BacktestRun(
            StoreConnection store,
            Settings inForce,
            Settings settings,
            Job job,
            SortedMap<String, CampaignCourse> kept) {
        this.history = new History(store);
        this.keptFacts = new KeptFacts(store);
        this.inForce = inForce;
        this.asItIs = new Engine(inForce.policy(), inForce.baseline());
        this.itWouldBe = new Engine(settings.policy(), settings.baseline());
        this.to = job.to();
        this.base = new Course(job.from());
        this.candidate = new Course(job.from());
        this.decided = new Decided(base, kept);
        RulingLog log = new RulingLog(store);
        this.rulings = new Rulings(log, decided::in, decided::holds);
        this.candidateRulings = new Rulings(log, campaign -> decided.in(candidate, campaign), decided::holds);
    }

    /** @param closed is told of each tick */
    void run(PastPeriod period, long lastTick, LongConsumer closed) {
        keptFacts.tell(this::know);
        period.replay(
                lastTick,
                List.of(
                        new PastPeriod.Run(asItIs, (before, tick, engine) -> give(rulings, before, tick, engine)),
                        new PastPeriod.Run(
                                itWouldBe, (before, tick, engine) -> give(candidateRulings, before, tick, engine))),
                census::learn,
                said -> {
                    compare(said.getFirst(), said.getLast());
                    closed.accept(said.getFirst().tick());
                });
    }

    /**
     * To be asked for behind the run.
     *
     * @param sameAsLive whether all that was in force, each in its time, says again what was said live
     * @param decisions by campaign, as analysts made them
     */
    Report report(boolean sameAsLive, SortedMap<String, String> decisions) {
        return new Diff(base, candidate, census, decided)
                .report(ticks, lastTick, identical, sameAsLive, decisions, Report.ComparedWith.of(inForce));
    }

    private void know(AccountFact fact) {
        asItIs.accept(fact);
        itWouldBe.accept(fact);
        census.learn(fact);
    }

    private void compare(Verdicts is, Verdicts would) {
        if (is.watermark().isAfter(to)) {
            return;
        }
        ticks++;
        lastTick = is.tick();
        base.add(is);
        candidate.add(would);
        identical &= is.sayTheSameAs(would);
    }

    private void give(Rulings decisions, long closed, long tick, Engine engine) {
        history.giveStated(closed, tick, engine);
        decisions.give(closed, tick, engine);
    }
}
