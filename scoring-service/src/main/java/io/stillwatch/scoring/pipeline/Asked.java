package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.erasure.Wanted;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Who is to be forgotten, each with how much had been published when that was noticed. Only when all of that is read is it known which ticks have
 * something of them: what comes behind it came after the erasure was asked for.
 */
final class Asked {

    private static final Logger LOG = Logger.getLogger(Asked.class);
    private static final long EVERY = Duration.ofSeconds(1).toNanos();
    private static final int TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private final Supplier<Set<Wanted>> pending;
    private final Map<Wanted, Map<TopicPartition, Long>> ends = new HashMap<>();
    private long lookedAt = System.nanoTime();

    /**
     * @param kafka the client settings, at least {@code bootstrap.servers}
     * @param pending says who is to be forgotten
     */
    Asked(Map<String, Object> kafka, Supplier<Set<Wanted>> pending) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        this.pending = pending;
    }

    /** Looks once a second; without an answer of the broker's, the next time. */
    void look(Collection<Lane> lanes) {
        if (System.nanoTime() - lookedAt < EVERY) {
            return;
        }
        lookedAt = System.nanoTime();
        Set<Wanted> wanted = pending.get();
        ends.keySet().retainAll(wanted);
        if (ends.keySet().containsAll(wanted)) {
            return;
        }
        try {
            Map<TopicPartition, Long> now = ends(lanes);
            wanted.forEach(one -> ends.putIfAbsent(one, now));
        } catch (KafkaException | IllegalStateException e) {
            LOG.warnf("Nobody can say what the topics hold of who is to be erased: %s", e.getMessage());
        }
    }

    /** Whether there is nobody to be forgotten. */
    boolean isEmpty() {
        return ends.isEmpty();
    }

    /** Asks the broker anew, since other lanes are read. */
    void askAgain() {
        ends.clear();
    }

    /** The accounts of whom these lanes have been read as far as they were written then. */
    List<String> read(Collection<Wanted> erasures, Collection<Lane> lanes) {
        return erasures.stream()
                .filter(erasure -> {
                    Map<TopicPartition, Long> written = ends.getOrDefault(erasure, Map.of());
                    return lanes.stream()
                            .allMatch(lane -> lane.readTo() >= written.getOrDefault(lane.partition(), Long.MAX_VALUE));
                })
                .map(Wanted::account)
                .toList();
    }

    /** Behind all that was written, also in transactions that are on their way to being committed: whoever published it knows of no delay. */
    private Map<TopicPartition, Long> ends(Collection<Lane> lanes) {
        Map<TopicPartition, OffsetSpec> latest =
                lanes.stream().collect(Collectors.toMap(Lane::partition, _ -> OffsetSpec.latest()));
        try (Admin admin = Admin.create(kafka)) {
            return admin.listOffsets(latest).all().get().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, end -> end.getValue().offset()));
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker does not say how much it has", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
