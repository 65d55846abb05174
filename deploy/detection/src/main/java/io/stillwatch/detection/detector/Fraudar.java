package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Set;

/** Suspects the densest blocks of accounts and what they share: Hooi et al., FRAUDAR, KDD 2016; see {@link Peeling}. */
final class Fraudar implements Rule {
    private static final int ONE_IN_FOUR = 3;
    private static final int LEAST_MEMBERS = 8;

    /** What accounts can share. */
    enum Objects {
        PHRASES,
        ADDRESSES_AND_CARDS
    }

    private final Set<Objects> objects;
    private final int blocks;
    private final Roll roll = new Roll();
    private final Register register = new Register();
    private final Incidence users = new Incidence();

    Fraudar(Set<Objects> objects, int blocks) {
        this.objects = objects;
        this.blocks = blocks;
    }

    @Override
    public void accept(AccountFact fact) {
        register.accept(fact);
    }

    @Override
    public void accept(Interaction interaction) {
        var account = roll.of(interaction);
        if (objects.contains(Objects.PHRASES)) {
            addPhrases(interaction, account);
        }
        if (objects.contains(Objects.ADDRESSES_AND_CARDS)) {
            users.add(interaction.client().address(), account);
            var card = register.payment(interaction.account());
            if (card != Tag.NONE && interaction.endUser() == null) {
                users.add(card, account);
            }
        }
    }

    /** One in four of the fingerprints, which keeps a block's shape. */
    private void addPhrases(Interaction interaction, int account) {
        var content = interaction.content();
        for (var i = 0; content != null && i < content.shingles().size(); i++) {
            var shingle = content.shingles().get(i);
            if ((Hash.of(shingle) & ONE_IN_FOUR) == 0) {
                users.add(shingle, account);
            }
        }
    }

    @Override
    public Suspicion judge(Instant now) {
        var shared = new ArrayList<int[]>();
        users.each(2, Integer.MAX_VALUE, shared::add);
        var found = new Peeling(roll.size(), shared).blocks(blocks);
        return Suspicion.ofGroups(roll.of(
                found.stream().filter(block -> block.length >= LEAST_MEMBERS).toList()));
    }
}
