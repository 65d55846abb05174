package io.stillwatch.scoring.backtest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.scoring.pipeline.PastPeriod;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/** Runs the replays that were asked for, one after another. */
final class BacktestWorker implements ExclusiveWorker.Shift {

    private static final Logger LOG = Logger.getLogger(BacktestWorker.class);
    private static final int NOTE_EVERY = 10;

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
                    run(job);
                    return true;
                })
                .orElse(false);
    }

    @Override
    public void close() {}

    /** What goes wrong with one is said of it; what goes wrong with the store or the broker has it begin anew. */
    private void run(Job job) {
        LOG.infof("Backtest %s begins", job.id());
        JobRows.Live live = jobs.live();
        try (PastPeriod period = new PastPeriod(kafka, topics, json)) {
            if (job.fit()) {
                new BaselineFitting(store, jobs).run(job, period, live.tick());
            } else {
                jobs.done(job.id(), compare(job, period, live));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            LOG.warnf("Backtest %s fails: %s", job.id(), e.getMessage());
            jobs.failed(job.id(), String.valueOf(e.getMessage()));
        }
    }

    private String compare(Job job, PastPeriod period, JobRows.Live live) {
        Settings candidate = new PolicyLog(store).named(job.policy(), job.baseline());
        BacktestRun run = new BacktestRun(store, candidate, job);
        AtomicLong first = new AtomicLong(-1);
        AtomicLong ticks = new AtomicLong();
        Report report = run.run(period, live, jobs.decisions(live.tick()), tick -> {
            first.compareAndSet(-1, tick);
            if (ticks.incrementAndGet() % NOTE_EVERY == 0) {
                jobs.progress(job.id(), (double) (tick - first.get()) / Math.max(1, live.tick() - first.get()));
            }
        });
        return new JsonText(json).write(report);
    }
}
