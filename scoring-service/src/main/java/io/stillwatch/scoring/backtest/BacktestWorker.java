package io.stillwatch.scoring.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.TimeoutException;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.pipeline.History;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.pipeline.Recomputation;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.core.VertxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;

/**
 * Runs the replays that were asked for, one after another. What goes wrong with one is said of it, so that the next one has its turn; what
 * goes wrong with the store or the broker has it begin anew. The broker's failures may come as often as they like. One that takes its whole
 * process with it, and with that the live scoring that runs there, is not begun for ever.
 */
final class BacktestWorker implements ExclusiveWorker.Shift {

    private static final Logger LOG = Logger.getLogger(BacktestWorker.class);
    private static final int MOST_ATTEMPTS = 2;
    private static final String NO_END = "Its process ended or lost the store " + MOST_ATTEMPTS
            + " times in the middle of it, as for want of memory: see what a backtest needs.";

    private final StoreConnection store;
    private final Map<String, Object> kafka;
    private final List<String> topics;
    private final ObjectMapper json;
    private final JobRows jobs;

    BacktestWorker(StoreConnection store, Map<String, Object> kafka, List<String> topics, ObjectMapper json) {
        this.store = store;
        this.kafka = kafka;
        this.topics = topics;
        this.json = json;
        this.jobs = new JobRows(store);
    }

    @Override
    public boolean work() {
        return jobs.next()
                .map(job -> {
                    take(job);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void close() {}

    private void take(Job job) {
        if (job.attempt() > MOST_ATTEMPTS) {
            fail(job, NO_END);
            return;
        }
        LOG.infof("Backtest %s begins", job.id());
        run(job);
    }

    private void run(Job job) {
        try {
            replay(job);
        } catch (KafkaException e) {
            jobs.giveBack(job.id());
            throw e;
        } catch (VertxException | TimeoutException | CompletionException e) {
            throw e;
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(job, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.debug(job.id(), e);
            fail(job, "It broke the engine: " + e);
        }
    }

    private void fail(Job job, String reason) {
        LOG.warnf("Backtest %s fails: %s", job.id(), reason);
        jobs.failed(job.id(), reason);
    }

    private void replay(Job job) {
        JobRows.Live live = jobs.live();
        try (PastPeriod period = pastPeriod()) {
            if (job.fit()) {
                new BaselineFitting(store, jobs).run(job, period, live.tick());
            } else {
                Report report = compare(job, period, live);
                jobs.done(job.id(), erased -> new JsonText(json).write(report.without(erased)));
            }
        }
    }

    private Report compare(Job job, PastPeriod period, JobRows.Live live) {
        PolicyLog policies = new PolicyLog(store);
        Progress progress = new Progress(jobs, job.id(), period.isWhole() ? 2 : 1, live.tick());
        boolean same = period.isWhole() && isSaidAgain(live, progress);
        BacktestRun run = new BacktestRun(
                store,
                policies.inForceAt(live.tick()),
                policies.named(job.policy(), job.baseline()),
                job,
                jobs.decided(live.tick()));
        run.run(period, live.tick(), progress::closed);
        return run.report(same, jobs.decisions(live.tick()));
    }

    /** In a pass of its own, which needs one engine, so that there are never more than two. */
    private boolean isSaidAgain(JobRows.Live live, Progress progress) {
        try (PastPeriod period = pastPeriod()) {
            return new Recomputation(new History(store))
                    .digest(period, live.tick(), progress::closed)
                    .equals(Optional.of(live.digest()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warnf("What was said live can't be said again: %s", e.getMessage());
            return false;
        } finally {
            progress.again();
        }
    }

    private PastPeriod pastPeriod() {
        return new PastPeriod(kafka, topics, json, Erased.of(store));
    }
}
