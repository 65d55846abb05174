package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.PackedRecords;
import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.List;

/** Has an engine judge what counts in a tick, be it records or what account stages tell of them. */
record EngineScorer(Engine engine, Orders orders) implements Scorer<Closing> {

    @Override
    public long take(Arrival.Entry entry) {
        return switch (entry) {
            case Arrival.Entry.Used(var interaction) -> {
                engine.accept(interaction);
                yield 1;
            }
            case Arrival.Entry.Stated(var fact) -> {
                engine.accept(fact);
                yield 1;
            }
            case Arrival.Entry.Told(var block, long records) -> {
                engine.accept(block);
                yield records;
            }
            case Arrival.Entry.LeftOut _ -> 1;
            case Arrival.Entry.Unreadable _ -> 0;
        };
    }

    @Override
    public long take(PackedRecords records) {
        engine.accept(records);
        return records.size();
    }

    @Override
    public boolean erase(String account) {
        return engine.erase(account);
    }

    @Override
    public Closing close(long before, long tick, Instant watermark, long scored, List<RecordUnreadable> letters) {
        orders.give(before, tick, engine);
        Verdicts verdicts = engine.close(tick, watermark);
        return new Closing(verdicts, scored, letters, engine.digest());
    }
}
