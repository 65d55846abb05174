package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * Suspects accounts that do the same thing at the same time again and again: Cao, Yang, Yu and Palow, SynchroTrap, CCS
 * 2014. An action is a use of an object in a time slot, similarity is Jaccard's over all actions so far, and pairs above
 * the threshold are joined to components. As there, an object-slot of very many accounts says nothing and is left out.
 */
final class SynchroTrap implements Rule {
    private static final int MOST_USERS = 150;
    private static final int LEAST_MEMBERS = 8;

    private final ToLongFunction<Interaction> object;
    private final int minutes;
    private final double similarity;
    private final Roll roll = new Roll();
    private final Incidence recent = new Incidence();
    private final PairCounts together = new PairCounts();
    private int[] actions = new int[1024];

    SynchroTrap(ToLongFunction<Interaction> object, int minutes, double similarity) {
        this.object = object;
        this.minutes = minutes;
        this.similarity = similarity;
    }

    @Override
    public void accept(AccountFact fact) {
        // Who they are plays no part.
    }

    @Override
    public void accept(Interaction interaction) {
        var slot = interaction.time().getEpochSecond() / (60L * minutes);
        recent.add(Hash.of(object.applyAsLong(interaction), slot), roll.of(interaction));
    }

    /** Slots end on the hour, so what happened since the last time is in slots of its own. */
    @Override
    public Suspicion judge(Instant now) {
        actions = Arrays.copyOf(actions, Math.max(actions.length, roll.size()));
        recent.each(1, MOST_USERS, this::count);
        recent.clear();
        var components = new Components(roll.size());
        together.each((one, other, count) -> {
            if (count >= similarity * (actions[one] + actions[other] - count)) {
                components.join(one, other);
            }
        });
        return Suspicion.ofGroups(roll.of(components.ofAtLeast(LEAST_MEMBERS)));
    }

    private void count(int[] accounts) {
        for (var i = 0; i < accounts.length; i++) {
            actions[accounts[i]]++;
            for (var j = 0; j < i; j++) {
                together.add(accounts[j], accounts[i]);
            }
        }
    }
}
