package io.stillwatch.ingest.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Senders that hold most of the memory among them, which one of them could not. */
public final class Crowd {
    private static final long OF_EACH = 64 * 1024;

    private Crowd() {}

    public static <T> T holding(Budget budget, long bytes, Supplier<T> work) {
        List<Budget.Lease> crowd = new ArrayList<>();
        try {
            for (long held = 0; held < bytes; held += OF_EACH) {
                Budget.Lease next = budget.of("one of a crowd, " + held).lease();
                crowd.add(next);
                next.take(OF_EACH);
            }
            return work.get();
        } finally {
            crowd.forEach(Budget.Lease::end);
        }
    }
}
