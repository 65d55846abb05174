package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.AccountBlock;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.time.Instant;
import java.util.List;

/**
 * What the account stage of a partition tells of a tick.
 *
 * @param records of the input topics that count in it
 * @param letters those that could not be read, by place
 */
record Told(long tick, Instant watermark, List<AccountBlock> blocks, long records, List<RecordUnreadable> letters) {}
