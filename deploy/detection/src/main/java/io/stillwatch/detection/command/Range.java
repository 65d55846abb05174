package io.stillwatch.detection.command;

import java.util.Set;

/** What a number may be, which is the same for an option of every command: nothing is counted below nothing, and who sends is somebody. */
record Range(long from, long to) {
    private static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Range COUNT = new Range(0, Integer.MAX_VALUE);
    private static final Range SOME = new Range(1, Integer.MAX_VALUE);
    /** Each is a thread with a connection. */
    private static final Range SENDERS = new Range(1, 1_000);
    /** Of a batch, which is made in memory. */
    private static final Range LINES = new Range(1, 100_000);

    /** All traffic is of a fixed year. */
    private static final Range DAYS = new Range(1, 366);

    private static final Set<String> SEEDS = Set.of("--seed", "--seeds", "--tuning-seeds");
    private static final Set<String> NEEDED = Set.of("--every", "--times");

    static Range of(String option) {
        if (SEEDS.contains(option)) {
            return ANY;
        }
        return switch (option) {
            case "--senders", "--clients" -> SENDERS;
            case "--lines" -> LINES;
            case "--days" -> DAYS;
            default -> NEEDED.contains(option) ? SOME : COUNT;
        };
    }

    long checked(String option, long value) {
        if (value < from || value > to) {
            throw new IllegalArgumentException("%s needs whole numbers %s, not %d".formatted(option, this, value));
        }
        return value;
    }

    @Override
    public String toString() {
        return "from %d to %d".formatted(from, to);
    }
}
