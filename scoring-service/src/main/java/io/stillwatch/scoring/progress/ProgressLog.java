package io.stillwatch.scoring.progress;

import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes down how far scoring has come: the last tick whose verdicts are kept, and how far the input is read. */
public final class ProgressLog {

    /** The topics whose end is what there is to do. */
    public static final List<String> INPUT = List.of("interactions", "accounts");

    /** The topic in which account stages tell what came of it, where there are several instances. */
    public static final String BLOCKS = "account-blocks";

    /**
     * How far one partition is read.
     *
     * @param readTo everything before this offset is in a closed tick, but for {@code waiting} records
     */
    public record Reading(String topic, int partition, long readTo, int waiting) {}

    private static final String ADVANCE =
            "update verdict_tick set tick = $2, watermark = $3, scored = $4, digest = $5 where tick = $1";

    private static final String NOTE = """
            insert into reading (topic, partition, read_to, waiting)
            select * from unnest($1::text[], $2::int4[], $3::int8[], $4::int4[])
            on conflict (topic, partition) do update set read_to = excluded.read_to, waiting = excluded.waiting""";

    /** The row of a partition is shared until this is done: whoever claims it waits, and notes behind this. */
    private static final String NOTE_OF_STAGES = """
            insert into reading (topic, partition, read_to, waiting)
            select topic, partition, read_to, waiting
            from unnest($1::text[], $2::int4[], $3::int8[], $4::int4[], $5::int8[])
                    as said (topic, partition, read_to, waiting, epoch)
                join account_stage stage using (partition, epoch)
            for share of stage
            on conflict (topic, partition) do update set read_to = excluded.read_to, waiting = excluded.waiting""";

    private final StoreConnection store;

    public ProgressLog(StoreConnection store) {
        this.store = store;
    }

    /** The last tick whose verdicts are kept; 0 before the first. */
    public long lastTick() {
        for (Row row : store.run("select tick from verdict_tick")) {
            return row.getLong("tick");
        }
        throw new IllegalStateException("verdict_tick has lost its row");
    }

    /** The digest over all verdicts up to the last tick whose verdicts are kept; empty before the first. */
    public String lastDigest() {
        for (Row row : store.run("select digest from verdict_tick")) {
            return row.getString("digest");
        }
        return "";
    }

    /**
     * Takes the next step, in the transaction that keeps the tick's verdicts.
     *
     * @throws IllegalStateException if someone else has taken it: this instance is no longer the active one
     */
    public void advance(long previous, long tick, Instant watermark, long scored, String digest) {
        Tuple step = Tuple.of(previous, tick, watermark.atOffset(ZoneOffset.UTC), scored, digest);
        if (store.run(ADVANCE, step).rowCount() != 1) {
            throw new IllegalStateException(
                    "Tick " + tick + " does not follow the last one kept: another instance is at work");
        }
    }

    /** Notes how far the input is read; written behind the verdicts, so that it never claims too much. */
    public void note(List<Reading> readings) {
        store.run(NOTE, columns(readings));
    }

    /**
     * The same of partitions that instances share.
     *
     * @param epochs of each partition, as it was claimed; of what somebody else has claimed since nothing is noted
     */
    public void note(List<Reading> readings, Map<Integer, Long> epochs) {
        Long[] claimed = column(readings, reading -> epochs.get(reading.partition()), new Long[0]);
        store.run(NOTE_OF_STAGES, columns(readings).addValue(claimed));
    }

    private static Tuple columns(List<Reading> readings) {
        return Tuple.of(
                column(readings, Reading::topic, new String[0]),
                column(readings, Reading::partition, new Integer[0]),
                column(readings, Reading::readTo, new Long[0]),
                column(readings, Reading::waiting, new Integer[0]));
    }

    private static <T> T[] column(List<Reading> readings, Function<Reading, T> value, T[] type) {
        return readings.stream().map(value).toList().toArray(type);
    }
}
