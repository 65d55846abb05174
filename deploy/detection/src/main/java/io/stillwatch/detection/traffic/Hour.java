package io.stillwatch.detection.traffic;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;
import java.util.List;

/**
 * The records of one tick: an hour of event time.
 *
 * @param end when it closes; the watermark
 */
public record Hour(long tick, Instant end, List<AccountFact> facts, List<Interaction> interactions) {}
