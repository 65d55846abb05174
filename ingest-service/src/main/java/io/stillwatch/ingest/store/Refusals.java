package io.stillwatch.ingest.store;

import io.stillwatch.ingest.reading.Reading;
import java.util.List;

/**
 * What was refused of one part of a body.
 *
 * @param kept one by one; the last may stand for what is only counted
 * @param named the first, for whoever sent them, kept or not
 * @param count of all
 * @param onlyCounted of these, how many have no row of their own
 */
public record Refusals(
        List<? extends Reading.Refused<?>> kept,
        List<? extends Reading.Refused<?>> named,
        int count,
        int onlyCounted) {}
