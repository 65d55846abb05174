package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
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

    public static Prominence of(List<LinkKey> suspects, int accounts, Policy.Enrichment rule, Enrichment enrichment) {
        Prominence prominence = new Prominence(rule, enrichment, accounts);
        for (LinkKey key : suspects) {
            Users users = key.users();
            for (int at = 0; at < users.size(); at++) {
                int account = users.account(at);
                prominence.most[account] = Math.max(prominence.most[account], users.extraction(at));
            }
        }
        return prominence;
    }

    /** Whether the extraction-like use of the phrase by the user at this place is prominent. */
    public boolean of(LinkKey key, int at) {
        Users users = key.users();
        return users.extraction(at) >= rule.prominence() * most[users.account(at)]
                && enrichment.links(key, at)
                && enrichment.extracts(key, at);
    }
}
