package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.AccountStage;
import io.stillwatch.scoring.engine.PackedRecords;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.List;

/** Has an account stage fold what counts in a tick. */
final class StageScorer implements Scorer<Told> {

    private final AccountStage stage;
    private final StageOrders orders;
    private long scoredBefore;

    /** @param scoredBefore records up to the last tick that is in the stage's state */
    StageScorer(AccountStage stage, StageOrders orders, long scoredBefore) {
        this.stage = stage;
        this.orders = orders;
        this.scoredBefore = scoredBefore;
    }

    @Override
    public long take(Arrival.Entry entry) {
        return switch (entry) {
            case Arrival.Entry.Used(var interaction) -> {
                stage.accept(interaction);
                yield 1;
            }
            case Arrival.Entry.Stated(var fact) -> {
                stage.accept(fact);
                yield 1;
            }
            case Arrival.Entry.LeftOut _ -> 1;
            case Arrival.Entry.Told _, Arrival.Entry.Unreadable _ -> 0;
        };
    }

    @Override
    public long take(PackedRecords records) {
        stage.accept(records);
        return records.size();
    }

    @Override
    public boolean erase(String account) {
        return stage.erase(account);
    }

    @Override
    public Told close(long before, long tick, Instant watermark, long scored, List<RecordUnreadable> letters) {
        orders.give(before, tick, stage);
        Told told = new Told(tick, watermark, stage.close(watermark), scored - scoredBefore, letters);
        scoredBefore = scored;
        return told;
    }
}
