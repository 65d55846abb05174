package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.checkpoint.KeptFacts;
import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.pipeline.History;
import io.stillwatch.scoring.pipeline.PastPeriod;
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
    private final RulingLog rulings;
    private final KeptFacts keptFacts;
    private final Engine wasInForce;
    private final Engine itWouldBe;
    private final Course base;
    private final Course candidate;
    private final Census census = new Census();
    private final Instant to;
    private boolean identical = true;
    private long ticks;
    private String digest = "";

    BacktestRun(StoreConnection store, Settings settings, Job job) {
        this.history = new History(store);
        this.rulings = new RulingLog(store);
        this.keptFacts = new KeptFacts(store);
        this.wasInForce = history.engine();
        this.itWouldBe = new Engine(settings.policy(), settings.baseline());
        this.to = job.to();
        this.base = new Course(job.from());
        this.candidate = new Course(job.from());
    }

    /** @param closed is told of each tick */
    Report run(PastPeriod period, JobRows.Live live, SortedMap<String, String> decisions, LongConsumer closed) {
        if (!period.isWhole()) {
            keptFacts.tell(this::know);
        }
        period.replay(
                live.tick(),
                wasInForce,
                history::giveAgain,
                itWouldBe,
                this::asItWouldHaveBeen,
                census::learn,
                (was, would, soFar) -> {
                    digest = soFar;
                    compare(was, would);
                    closed.accept(was.tick());
                });
        return new Diff(base, candidate, census).report(ticks, identical, digest.equals(live.digest()), decisions);
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
        identical &= was.equals(would);
    }

    private void asItWouldHaveBeen(long closed, long tick, Engine engine) {
        history.giveToCandidate(closed, tick, engine);
        rulings.thatTookEffect(closed, tick).forEach(ruling -> engine.rule(ruling.about(same(ruling))));
    }

    private String same(Ruling ruling) {
        return base.campaign(ruling.campaign())
                .flatMap(candidate::same)
                .map(CampaignCourse::id)
                .orElse(ruling.campaign());
    }
}
