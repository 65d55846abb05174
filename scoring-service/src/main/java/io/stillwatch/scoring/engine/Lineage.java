package io.stillwatch.scoring.engine;

import org.jspecify.annotations.Nullable;

/**
 * Where a campaign came from and where it went.
 *
 * @param mergedInto id of the campaign that most of its members belong to now; null while it stands by itself
 * @param splitFrom id of the campaign that most of its first members belonged to; null if they belonged to none
 */
public record Lineage(@Nullable String mergedInto, @Nullable String splitFrom) {
    public static final Lineage OWN = new Lineage(null, null);
}
