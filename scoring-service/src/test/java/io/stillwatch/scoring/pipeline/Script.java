package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;

/** What the partitions of the input topics hold, written as ingest-service would, crashes included. */
final class Script {

    record Line(long offset, Arrival arrival) {}

    /** Ticks behind which no record is ahead of its tick. */
    private static final int PAST_ALL = 80;

    private static final Instant START = Instant.parse("2026-04-22T00:00:00Z");

    private final List<List<Line>> lanes = new ArrayList<>();
    private long position;

    Script(int lanes) {
        for (int i = 0; i < lanes; i++) {
            this.lanes.add(new ArrayList<>());
        }
    }

    List<Line> lane(int number) {
        return lanes.get(number);
    }

    int lanes() {
        return lanes.size();
    }

    static TopicPartition partition(int number) {
        return new TopicPartition("interactions", number);
    }

    /** The next record, which says something of the given account. */
    Script record(int lane, long tick, String account) {
        return add(lane, new Arrival.Ticked(++position, tick, new Arrival.Entry.Used(interaction(account, position))));
    }

    /** The next record, with readable headers and a broken body. */
    Script broken(int lane, long tick) {
        return add(lane, new Arrival.Ticked(++position, tick, unreadable(lane)));
    }

    /** A record that claims a place far behind all others. */
    Script misplaced(int lane, long tick) {
        return add(lane, new Arrival.Ticked(position + 1_000_000, tick, unreadable(lane)));
    }

    /** A marker in one partition alone, of a tick far ahead of the time that it names. */
    Script wild(int lane, long tick, long time) {
        return add(lane, new Arrival.Marker(tick, watermark(time), position));
    }

    /** A record whose headers are broken too. */
    Script stray(int lane) {
        return add(lane, new Arrival.Stray(unreadable(lane)));
    }

    Script marker(long tick) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            marker(lane, tick);
        }
        return this;
    }

    Script marker(int lane, long tick) {
        return add(lane, new Arrival.Marker(tick, watermark(tick), position));
    }

    /** Publishes the last lines of a lane a second time. */
    Script again(int lane, int lines) {
        List<Line> all = lanes.get(lane);
        List.copyOf(all.subList(all.size() - lines, all.size())).forEach(line -> add(lane, line.arrival()));
        return this;
    }

    static Instant watermark(long tick) {
        return START.plusSeconds(3_600 * tick);
    }

    /** Ticks that skip numbers, records ahead of their tick, broken ones, some of ticks that can't be, and batches that are published twice. */
    static Script random(long seed) {
        Random random = new Random(seed);
        Script script = new Script(1 + random.nextInt(5));
        long closed = 0;
        for (int batch = 0; batch < 40; batch++) {
            int[] before = script.lanes.stream().mapToInt(List::size).toArray();
            for (int i = random.nextInt(8); i > 0; i--) {
                script.any(random, closed + 1 + random.nextInt(3));
            }
            if (random.nextInt(4) == 0) {
                script.poison(random, closed);
            }
            if (random.nextInt(3) == 0) {
                closed += 1 + random.nextInt(3);
                script.marker(closed);
            }
            if (random.nextInt(4) == 0) {
                for (int lane = 0; lane < script.lanes(); lane++) {
                    script.again(lane, script.lane(lane).size() - before[lane]);
                }
            }
        }
        return script.marker(closed + 4).marker(closed + PAST_ALL);
    }

    private void any(Random random, long tick) {
        int lane = random.nextInt(lanes.size());
        switch (random.nextInt(20)) {
            case 0 -> broken(lane, tick);
            case 1 -> stray(lane);
            case 2 -> add(lane, new Arrival.Foreign());
            default -> record(lane, tick, "acct_" + lane + "_" + random.nextInt(3));
        }
    }

    private void poison(Random random, long closed) {
        int lane = random.nextInt(lanes.size());
        switch (random.nextInt(4)) {
            case 0 -> record(lane, 1 + random.nextLong(closed + 1), "late");
            case 1 -> record(lane, closed + 40 + random.nextInt(40), "ahead");
            case 2 -> wild(lane, closed + 50 + random.nextInt(1_000), closed);
            default -> wild(lane, closed + 50 + random.nextInt(1_000), closed).again(lane, 1);
        }
    }

    private Script add(int lane, Arrival arrival) {
        List<Line> lines = lanes.get(lane);
        lines.add(new Line(lines.size(), arrival));
        return this;
    }

    private Arrival.Entry.Unreadable unreadable(int lane) {
        int offset = lanes.get(lane).size();
        return new Arrival.Entry.Unreadable(
                new RecordUnreadable(partition(lane).topic(), lane, offset, "the body does not fit", null));
    }

    private static Interaction interaction(String account, long position) {
        return new Interaction(
                START.plusSeconds(60 * position),
                account,
                null,
                0,
                "m-4",
                Interaction.Usage.NOT_STATED,
                Interaction.Parameters.NOT_STATED,
                Interaction.Client.NOT_STATED,
                null);
    }
}
