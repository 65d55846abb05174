package io.stillwatch.scoring.pipeline;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.stillwatch.eventsourcing.TopicIds;
import io.stillwatch.eventsourcing.TopicWatch;
import io.stillwatch.scoring.audit.AuditLog;
import io.stillwatch.scoring.campaigns.Campaigns;
import io.stillwatch.scoring.checkpoint.Checkpoint;
import io.stillwatch.scoring.checkpoint.Checkpoints;
import io.stillwatch.scoring.checkpoint.TopicsRead;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.erasure.Erased;
import io.stillwatch.scoring.erasure.PendingErasures;
import io.stillwatch.scoring.policy.PolicyLog;
import io.stillwatch.scoring.policy.Settings;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.risk.Risks;
import io.stillwatch.scoring.risk.RisksToldAgain;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Opens the pipeline where the last checkpoint left it.
 *
 * @param kafka the client settings, at least {@code bootstrap.servers}
 * @param topics the input topics, or the one that account stages tell their ticks in
 * @param behindStages whether it is that one
 * @param checkpointEvery time between two checkpoints, at least
 * @param holdAtMost records held back for later ticks before lanes that are ahead have to rest
 * @param auditsADay principals drawn for people to look at, half of them suspected; 0 for none
 * @param setAside format of a checkpoint that is forgotten where this version can't go on from it
 * @param sizes is told behind each tick how much the engine holds
 */
record Opening(
        Map<String, Object> kafka,
        List<String> topics,
        boolean behindStages,
        ObjectMapper json,
        Duration checkpointEvery,
        int holdAtMost,
        int auditsADay,
        OptionalInt setAside,
        Consumer<Engine.Size> sizes) {

    private static final Logger LOG = Logger.getLogger(Pipeline.class);

    /**
     * @param store the connection that holds the lock
     * @param news is run when there is something to publish
     */
    Pipeline open(StoreConnection store, Runnable news) {
        return open(store, news, new TopicWatch(kafka, RisksToldAgain.TOPICS));
    }

    /** @param watch of the topics of risks */
    Pipeline open(StoreConnection store, Runnable news, TopicWatch watch) {
        Runnable look = tellingAgain(store, watch);
        Checkpoints checkpoints = new Checkpoints(store);
        setAside.ifPresent(checkpoints::setAside);
        Checkpoint from = checkpoints.last().orElse(Checkpoint.NONE);
        Settings settings = new PolicyLog(store).inForceAt(from.tick());
        Engine engine = checkpoints.engine(from, settings.policy(), settings.baseline());
        InputTopics input = new InputTopics(kafka);
        try {
            List<Lane> lanes = input.open(topics, from);
            new TopicsRead(store).on(TopicIds.of(kafka, topics), topicsOf(from));
            LOG.infof("Scoring reads on behind tick %d, with %d records scored", from.tick(), from.scored());
            return pipeline(store, news, look, checkpoints, from, engine, input, lanes);
        } catch (RuntimeException e) {
            input.close();
            throw e;
        }
    }

    /** Tells them again where they have to be, and returns what does so from now on. */
    private Runnable tellingAgain(StoreConnection store, TopicWatch watch) {
        RisksToldAgain again = new RisksToldAgain(store, new JsonText(json), new Events(json));
        again.on(TopicIds.of(kafka, RisksToldAgain.TOPICS));
        return () -> watch.look().ifPresent(again::on);
    }

    private static Set<String> topicsOf(Checkpoint from) {
        return from.resumes().keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    }

    private Pipeline pipeline(
            StoreConnection store,
            Runnable news,
            Runnable look,
            Checkpoints checkpoints,
            Checkpoint from,
            Engine engine,
            InputTopics input,
            List<Lane> lanes) {
        ProgressLog progress = new ProgressLog(store);
        History history = new History(store);
        Orders orders = behindStages ? history::giveBehindStages : history::give;
        Ticks<Closing> ticks = new Ticks<>(new EngineScorer(engine, orders), lanes, from.tick(), from.scored());
        PendingErasures erasures = new PendingErasures(store, behindStages ? lanes.size() : 0);
        Decoder decoder = new Decoder(json, Erased.of(store));
        Forgetting forgetting = new Forgetting(erasures, new Asked(kafka, erasures::pending), ticks, lanes, decoder);
        return new Pipeline(
                input,
                decoder,
                ticks,
                lanes,
                verdicts(store, progress, engine),
                new Books(progress, checkpoints, checkpointEvery, forgetting, engine, ticks, lanes, sizes),
                new ErasedKept(store, input),
                news,
                look,
                holdAtMost);
    }

    private VerdictStore verdicts(StoreConnection store, ProgressLog progress, Engine engine) {
        Events events = new Events(json);
        JsonText text = new JsonText(json);
        return new VerdictStore(
                store,
                progress,
                new Risks(store, text, events),
                new Campaigns(store, text, events, engine::ties),
                events,
                new AuditLog(store, day -> engine.draw(Math.toIntExact(day.toEpochDay()), auditsADay)));
    }
}
