package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.LinkKey;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Recognises who came after the decision and begins with the phrases of a confirmed campaign: banned accounts are replaced at once. Two
 * extraction-like calls are enough to watch an account, which needs no others beside it then; to be a full member takes what it takes
 * everybody.
 */
final class KnownPhrases implements Recognition {
    private static final int LEAST_PHRASES = 2;
    private static final int LEAST_HITS = 2;
    private static final Ways BY_PHRASES = new Ways(true, false, false);

    private final Policy.Membership rule;
    private final Accounts accounts;
    private final KeyTable keys;
    private final Enrichment enrichment;

    KnownPhrases(Policy.Membership rule, Accounts accounts, KeyTable keys, Enrichment enrichment) {
        this.rule = rule;
        this.accounts = accounts;
        this.keys = keys;
        this.enrichment = enrichment;
    }

    @Override
    public SortedMap<Integer, FoundMember> users(Set<Long> known, int since) {
        List<LinkKey> used =
                known.stream().map(keys::find).filter(Objects::nonNull).toList();
        SortedMap<Integer, FoundMember> users = new TreeMap<>();
        Fitting.since(since, used, enrichment).forEach((account, fit) -> {
            if (fit.phrases() >= LEAST_PHRASES && fit.hits() >= LEAST_HITS) {
                users.put(account, member(account, fit));
            }
        });
        return users;
    }

    private FoundMember member(int account, Fit fit) {
        int extraction = accounts.get(account).activity().extraction();
        boolean often = fit.hits() >= Math.max(rule.leastHits(), rule.hitShare() * extraction);
        boolean full = often && fit.span() >= rule.apart().toSeconds();
        return new FoundMember(full, fit.first(), fit.seen(), fit.nats(), BY_PHRASES, List.of(signal(fit)));
    }

    private static Signal signal(Fit fit) {
        return new Signal(
                "known-indicator",
                Family.CONTENT,
                fit.phrases(),
                0,
                fit.contentNats(),
                "Its first %s that look like extraction use %s that a confirmed campaign is known by."
                        .formatted(Words.counted(fit.hits(), "call"), Words.counted(fit.phrases(), "phrase")));
    }
}
