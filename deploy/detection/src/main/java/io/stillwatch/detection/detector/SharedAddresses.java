package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Tag;
import java.time.Instant;

/**
 * Suspects the connected components of accounts over shared addresses and, if asked to, cards: the graph of Stringhini
 * et al., EVILCOHORT, USENIX Security 2015, with components in place of communities.
 */
final class SharedAddresses implements Rule {
    private static final int LEAST_MEMBERS = 8;

    private final boolean cards;
    private final int mostUsers;
    private final Roll roll = new Roll();
    private final Register register = new Register();
    private final Incidence users = new Incidence();

    /** An address or card of more than {@code mostUsers} accounts joins nobody. */
    SharedAddresses(boolean cards, int mostUsers) {
        this.cards = cards;
        this.mostUsers = mostUsers;
    }

    @Override
    public void accept(AccountFact fact) {
        register.accept(fact);
    }

    @Override
    public void accept(Interaction interaction) {
        var account = roll.of(interaction);
        users.add(interaction.client().address(), account);
        var card = register.payment(interaction.account());
        // Behind a reseller everybody is on the reseller's bill.
        if (cards && card != Tag.NONE && interaction.endUser() == null) {
            users.add(card, account);
        }
    }

    @Override
    public Suspicion judge(Instant now) {
        var components = new Components(roll.size());
        users.each(2, mostUsers, components::joinAll);
        return Suspicion.ofGroups(roll.of(components.ofAtLeast(LEAST_MEMBERS)));
    }
}
