package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import io.stillwatch.scoring.engine.account.ExtractionLikeness;
import io.stillwatch.scoring.engine.account.KeyUse;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folds the records of a closed tick, in their canonical order, into accounts and link keys. */
final class Intake {
    private final Policy.Sketches sizes;
    private final ExtractionLikeness likeness;
    private final Accounts accounts;
    private final KeyTable keys;

    Intake(Policy policy, Baseline baseline, Accounts accounts, KeyTable keys) {
        this.sizes = policy.sketches();
        this.likeness = new ExtractionLikeness(policy.extraction(), baseline);
        this.accounts = accounts;
        this.keys = keys;
    }

    void facts(List<AccountFact> facts) {
        for (AccountFact fact : facts) {
            accounts.at(new Principal(fact.account(), null)).learn(fact);
        }
    }

    void interactions(List<Interaction> interactions) {
        Set<Long> continued = continued(interactions);
        Set<Account> seen = new HashSet<>();
        for (Interaction interaction : interactions) {
            Account account = accounts.at(principal(interaction));
            fold(account, interaction, continued);
            seen.add(account);
        }
        for (Account account : seen) {
            account.prompts().prune(sizes.shingles());
            account.home().prune(sizes.addresses());
        }
    }

    private void fold(Account account, Interaction interaction, Set<Long> continued) {
        boolean goesOn = continued.contains(interaction.conversation());
        if (account.continues(interaction.conversation())) {
            account.retractOpening(interaction.conversation());
            goesOn = true;
        }
        boolean extraction = !goesOn && likeness.of(interaction);
        int second = Days.second(interaction.time());
        account.call(second, interaction.conversation(), extraction);
        account.home().seen(interaction.client().address());
        link(account, KeyType.ADDRESS, interaction.client().address(), KeyUse.once(extraction, second, false));
        link(account, KeyType.CARD, account.facts().payment(), KeyUse.once(extraction, second, false));
        Interaction.Content content = interaction.content();
        if (content != null) {
            phrases(account, content, extraction, second);
        }
    }

    private void phrases(Account account, Interaction.Content content, boolean extraction, int second) {
        account.prompts().learn(content);
        long payload = account.prompts().payload(content, sizes);
        account.prompts().remember(payload);
        long before = Tag.NONE;
        for (int i = 0; i < content.shingles().size(); i++) {
            long shingle = content.shingles().get(i);
            if (shingle != before) {
                boolean wrapper = account.prompts().wraps(shingle, sizes);
                keys.use(account, KeyType.PHRASE, shingle, payload, KeyUse.once(extraction, second, wrapper), accounts);
            }
            before = shingle;
        }
        int most = Math.min(sizes.systemShingles(), content.systemShingles().size());
        for (int i = 0; i < most; i++) {
            KeyUse use = KeyUse.once(extraction, second, false);
            keys.use(account, KeyType.SYSTEM, content.systemShingles().get(i), payload, use, accounts);
        }
    }

    private void link(Account account, KeyType type, long tag, KeyUse use) {
        if (tag != Tag.NONE) {
            keys.use(account, type, tag, 0, use, accounts);
        }
    }

    /** Behind an aggregator the end user is scored, not the aggregator. */
    private Principal principal(Interaction interaction) {
        Principal biller = new Principal(interaction.account(), null);
        Account known = accounts.find(biller);
        return interaction.endUser() != null && known != null && known.facts().isAggregator()
                ? new Principal(interaction.account(), interaction.endUser())
                : biller;
    }

    /** Conversations with more than one turn in this tick. */
    private static Set<Long> continued(List<Interaction> interactions) {
        Set<Long> begun = new HashSet<>();
        Set<Long> continued = new HashSet<>();
        for (Interaction interaction : interactions) {
            if (interaction.conversation() != Tag.NONE && !begun.add(interaction.conversation())) {
                continued.add(interaction.conversation());
            }
        }
        return continued;
    }
}
