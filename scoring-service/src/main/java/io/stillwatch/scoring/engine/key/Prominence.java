package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import java.util.List;

/**
 * Whether a suspect phrase is prominent in what an account sends: used at least a third as often as the account's most used suspect phrase.
 * A wrapper is in every prompt; phrases of its payloads, which two campaigns on one corpus (or an honest user of its topic) have in common,
 * are not.
 */
public final class Prominence {
    private final Policy.Enrichment rule;
    private final Enrichment enrichment;
    private final int[] most;

    private Prominence(Policy.Enrichment rule, Enrichment enrichment, int accounts) {
        this.rule = rule;
        this.enrichment = enrichment;
        this.most = new int[accounts];
    }

    public static Prominence of(
            List<LinkKey> suspects, Accounts accounts, Policy.Enrichment rule, Enrichment enrichment) {
        Prominence prominence = new Prominence(rule, enrichment, accounts.size());
        for (LinkKey key : suspects) {
            for (int user : key.users()) {
                int uses = accounts.get(user).uses().extraction(key.number());
                prominence.most[user] = Math.max(prominence.most[user], uses);
            }
        }
        return prominence;
    }

    /** Whether the account's extraction-like use of the phrase is prominent. */
    public boolean of(LinkKey key, Account account) {
        int uses = account.uses().extraction(key.number());
        return uses >= rule.prominence() * most[account.number()]
                && enrichment.links(key, account)
                && enrichment.extracts(key, account);
    }
}
