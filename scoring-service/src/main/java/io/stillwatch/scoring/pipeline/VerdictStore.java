package io.stillwatch.scoring.pipeline;

import io.cloudevents.CloudEvent;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.scoring.audit.AuditLog;
import io.stillwatch.scoring.campaigns.Campaigns;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.store.StoreConnection;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps what a tick said, and what must be published of it, in one transaction. A tick is kept once, however often it is computed. */
final class VerdictStore {

    private static final Logger LOG = Logger.getLogger(VerdictStore.class);

    private final StoreConnection store;
    private final ProgressLog progress;
    private final Risks risks;
    private final Campaigns campaigns;
    private final Events events;
    private final AuditLog audits;
    private final String keptDigest;
    private long kept;

    VerdictStore(
            StoreConnection store,
            ProgressLog progress,
            Risks risks,
            Campaigns campaigns,
            Events events,
            AuditLog audits) {
        this.audits = audits;
        this.store = store;
        this.progress = progress;
        this.risks = risks;
        this.campaigns = campaigns;
        this.events = events;
        this.kept = progress.lastTick();
        this.keptDigest = progress.lastDigest();
    }

    /**
     * Keeps the tick unless it is kept already, as it is for those that a restart computes again.
     *
     * @return whether there is something new to publish
     */
    boolean keep(Closing closing) {
        Verdicts verdicts = closing.verdicts();
        if (verdicts.tick() <= kept) {
            compare(closing);
            return false;
        }
        List<CloudEvent> letters = closing.letters().stream()
                .map(letter -> events.of(letter, verdicts.watermark()))
                .toList();
        store.transaction(() -> {
            progress.advance(kept, verdicts.tick(), verdicts.watermark(), closing.scored(), closing.digest());
            publish(Events.CAMPAIGN_EVENTS, campaigns.keep(verdicts));
            Risks.publish(store, risks.keep(verdicts));
            audits.keep(verdicts);
            publish(Events.DEAD_LETTERS, letters);
        });
        kept = verdicts.tick();
        return true;
    }

    /** Whoever reads all of the same records says the same; not so where topics no longer hold what was judged. */
    private void compare(Closing again) {
        if (again.verdicts().tick() == kept && !again.digest().equals(keptDigest)) {
            LOG.errorf("Tick %d, computed again, says something else than what is kept of it and before it", kept);
        }
    }

    private void publish(String topic, List<CloudEvent> news) {
        if (!news.isEmpty()) {
            StoreConnection.await(Outbox.add(store.raw(), topic, news));
        }
    }
}
