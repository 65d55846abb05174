package io.stillwatch.cases.domain;

import java.util.ArrayList;
import java.util.List;

/**
 * Which of a campaign's findings a case has: all up to the last one, but for the gaps. A finding that is missed can still be
 * recorded later, and none is recorded twice.
 *
 * @param last the highest number recorded, 0 if none is
 * @param gaps what is missing below it, in order, none touching another
 */
public record Findings(long last, List<Gap> gaps) {

    public static final Findings NONE = new Findings(0, List.of());

    /** Missing findings, both ends included. */
    public record Gap(long from, long to) {

        private boolean has(long sequence) {
            return from <= sequence && sequence <= to;
        }
    }

    public Findings {
        gaps = List.copyOf(gaps);
    }

    public boolean have(long sequence) {
        return sequence <= last && gaps.stream().noneMatch(gap -> gap.has(sequence));
    }

    /** How many are missing. */
    public long missing() {
        return gaps.stream().mapToLong(gap -> gap.to() - gap.from() + 1).sum();
    }

    public Findings with(long sequence) {
        return sequence > last ? behindTheLast(sequence) : inAGap(sequence);
    }

    private Findings behindTheLast(long sequence) {
        List<Gap> all = new ArrayList<>(gaps);
        if (sequence > last + 1) {
            all.add(new Gap(last + 1, sequence - 1));
        }
        return new Findings(sequence, all);
    }

    private Findings inAGap(long sequence) {
        List<Gap> rest = new ArrayList<>();
        for (Gap gap : gaps) {
            rest.addAll(gap.has(sequence) ? split(gap, sequence) : List.of(gap));
        }
        return new Findings(last, rest);
    }

    private static List<Gap> split(Gap gap, long sequence) {
        List<Gap> halves = new ArrayList<>();
        if (gap.from() < sequence) {
            halves.add(new Gap(gap.from(), sequence - 1));
        }
        if (sequence < gap.to()) {
            halves.add(new Gap(sequence + 1, gap.to()));
        }
        return halves;
    }
}
