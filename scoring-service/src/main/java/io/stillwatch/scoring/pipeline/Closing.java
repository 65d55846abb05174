package io.stillwatch.scoring.pipeline;

import io.stillwatch.scoring.engine.Verdicts;
import io.stillwatch.scoring.publish.RecordUnreadable;
import java.util.List;

/**
 * A tick that has closed.
 *
 * @param scored records that count in this tick or an earlier one
 * @param letters records before its markers that could not be read, by place
 * @param digest over all verdicts up to these
 */
record Closing(Verdicts verdicts, long scored, List<RecordUnreadable> letters, String digest) {}
