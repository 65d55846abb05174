package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.CampaignVerdict.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells which campaign another one came from or went to: the one that holds at least half of its members. Ties go to the older one. */
final class Descent {
    private Descent() {}

    /** The campaign that these members belonged to until now. */
    static Optional<Campaign> parent(Set<Integer> members, List<Campaign> oldestFirst) {
        return closest(members, oldestFirst.stream().filter(one -> !one.quiet).toList());
    }

    /**
     * Where the members of a silent campaign are now; what was announced goes only into what is announced.
     *
     * @param confirmed whether it was confirmed, or what became part of it: nobody took that back by dismissing another
     */
    static Optional<Campaign> heir(Campaign silent, boolean confirmed, List<Campaign> oldestFirst) {
        boolean announced = silent.status == Status.ANNOUNCED;
        return closest(
                silent.members().keySet(),
                oldestFirst.stream()
                        .filter(one -> one != silent && !one.quiet)
                        .filter(one -> !announced || one.status == Status.ANNOUNCED)
                        .filter(one -> !confirmed || !one.decided.isDismissed())
                        .toList());
    }

    private static Optional<Campaign> closest(Set<Integer> members, List<Campaign> campaigns) {
        return campaigns.stream()
                .filter(one -> !members.isEmpty() && 2 * common(members, one) >= members.size())
                .max(Comparator.comparingLong(one -> common(members, one)));
    }

    private static long common(Set<Integer> members, Campaign campaign) {
        return members.stream()
                .filter(member -> campaign.members().containsKey(member))
                .count();
    }
}
