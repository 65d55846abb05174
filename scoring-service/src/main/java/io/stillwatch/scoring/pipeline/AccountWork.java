package io.stillwatch.scoring.pipeline;

import io.stillwatch.eventsourcing.ExclusiveWorker;
import io.stillwatch.eventsourcing.FencedPublisher;
import io.stillwatch.scoring.erasure.StageErasures;
import io.stillwatch.scoring.progress.ProgressLog;
import io.stillwatch.scoring.progress.ProgressLog.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * The account stages of the partitions that this instance has. Closing it is the same as losing it: what came since the checkpoints is read again, by
 * whoever has the partitions then.
 */
final class AccountWork implements ExclusiveWorker.Shift {

    private static final Logger LOG = Logger.getLogger(AccountWork.class);
    private static final Duration AT_ONCE = Duration.ZERO;

    /** Whoever joins waits for several polls of those that are there. */
    private static final Duration NEXT = Duration.ofMillis(100);

    private static final long OPEN_FOR = Duration.ofMillis(200).toNanos();
    private static final long NOTE_EVERY = Duration.ofSeconds(1).toNanos();

    private final Membership membership;
    private final InputTopics input;
    private final Publishers publishers;
    private final BiFunction<Integer, FencedPublisher, PartitionWork> opening;
    private final ProgressLog progress;
    private final StageErasures erasures;
    private final Asked asked;
    private final int holdAtMost;
    private final CheckpointTurns checkpoints = new CheckpointTurns(new CheckpointPace(System::nanoTime));
    private final Map<Integer, PartitionWork> open = new ConcurrentSkipListMap<>();
    private List<Reading> noted = List.of();
    private long notedAt = System.nanoTime();

    /**
     * @param membership joins the group; is told whom to tell what is taken away
     * @param publishers opens those of partitions, and is closed with this
     * @param opening opens a partition where its last checkpoint left it
     */
    AccountWork(
            Function<Consumer<Set<Integer>>, Membership> membership,
            InputTopics input,
            Publishers publishers,
            BiFunction<Integer, FencedPublisher, PartitionWork> opening,
            ProgressLog progress,
            StageErasures erasures,
            Asked asked,
            int holdAtMost) {
        this.membership = membership.apply(this::giveUp);
        this.input = input;
        this.publishers = publishers;
        this.opening = opening;
        this.progress = progress;
        this.erasures = erasures;
        this.asked = asked;
        this.holdAtMost = holdAtMost;
    }

    @Override
    public boolean work() {
        Set<Integer> assigned = membership.poll(open.isEmpty() ? NEXT : AT_ONCE);
        boolean opened = openNext(assigned);
        if (open.isEmpty()) {
            return false;
        }
        ConsumerRecords<byte[], byte[]> records = input.poll(opened ? AT_ONCE : NEXT);
        records.forEach(record -> at(record.partition()).take(record));
        // To publish is to wait for the broker, and a tick ends in all partitions at once.
        Together.run(
                open.values().stream().flatMap(work -> work.close().stream()).toList());
        lanes().forEach(lane -> lane.readTo(input.position(lane.partition())));
        input.rest(open.values().stream()
                .flatMap(work -> work.resting(holdAtMost).stream())
                .toList());
        checkpoints.next(open.values(), records.isEmpty());
        asked.look(lanes());
        open.forEach(this::erase);
        note(records.isEmpty());
        return !records.isEmpty();
    }

    /** Partitions at work here. */
    Set<Integer> partitions() {
        return Set.copyOf(open.keySet());
    }

    @Override
    public void close() {
        membership.close();
        publishers.close();
        open.values().forEach(PartitionWork::shut);
        open.clear();
        input.close();
    }

    private PartitionWork at(int partition) {
        return Objects.requireNonNull(open.get(partition));
    }

    /** A few at a time: those that are open must not wait for all that are new, nor for the broker. Says whether there was one. */
    private boolean openNext(Set<Integer> assigned) {
        long begun = System.nanoTime();
        List<Integer> missing = assigned.stream()
                .filter(partition -> !open.containsKey(partition))
                .toList();
        missing.forEach(publishers::begin);
        boolean opened = false;
        for (int partition : missing) {
            if (open.isEmpty() || (publishers.isReady(partition) && System.nanoTime() - begun < OPEN_FOR)) {
                open(partition);
                opened = true;
            }
        }
        return opened;
    }

    private void open(int partition) {
        open.put(partition, opening.apply(partition, publishers.take(partition)));
        asked.askAgain();
        LOG.infof("Accounts of partition %d are folded here", partition);
    }

    /** Another instance goes on there as soon as this returns. */
    private void giveUp(Set<Integer> taken) {
        for (int partition : taken) {
            PartitionWork work = open.remove(partition);
            if (work != null) {
                input.remove(work.lanes().keySet());
                work.shut();
                LOG.infof("Accounts of partition %d go elsewhere", partition);
            }
        }
        publishers.giveUp(taken);
    }

    private List<Lane> lanes() {
        return open.values().stream()
                .flatMap(work -> work.lanes().values().stream())
                .toList();
    }

    /** Behind what has been published, so that what is told is no longer said to wait before it can be read. */
    private void note(boolean idle) {
        if (idle || System.nanoTime() - notedAt >= NOTE_EVERY) {
            List<Reading> now = lanes().stream().map(Lane::reading).toList();
            if (!now.equals(noted)) {
                progress.note(now, epochs());
                noted = now;
            }
            notedAt = System.nanoTime();
        }
    }

    private Map<Integer, Long> epochs() {
        return open.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, work -> work.getValue().epoch()));
    }

    private void erase(int partition, PartitionWork work) {
        if (asked.isEmpty()) {
            return;
        }
        List<String> due =
                asked.read(erasures.due(partition, work.closed()), work.lanes().values());
        if (!due.isEmpty()) {
            work.erase(due, () -> erasures.leftOut(partition));
        }
    }
}
