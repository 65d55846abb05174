package io.stillwatch.ingest.store;

import io.stillwatch.ingest.reading.Reading;
import java.util.List;

/**
 * What was refused of one part of a body.
 *
 * @param kept one by one; the last may stand for what is only counted
 * @param count of all
 * @param onlyCounted of these, how many have no row of their own
 */
public record Refusals(List<? extends Reading.Refused<?>> kept, int count, int onlyCounted) {}
