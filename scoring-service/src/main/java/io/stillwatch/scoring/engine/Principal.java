package io.stillwatch.scoring.engine;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Who is scored: an account or, behind an aggregator, the account's end user.
 *
 * @param endUser null for the account itself
 */
public record Principal(String account, @Nullable String endUser) implements Comparable<Principal> {
    private static final Comparator<Principal> ORDER = Comparator.comparing(Principal::account)
            .thenComparing(Principal::endUser, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Principal other) {
        return ORDER.compare(this, other);
    }
}
