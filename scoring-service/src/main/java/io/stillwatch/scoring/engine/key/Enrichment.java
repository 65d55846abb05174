package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Judges content keys: is the share of extraction-like owners abnormally high and that of established ones abnormally low? Popularity alone
 * is never suspicious, rarity alone never sufficient. Log-likelihood ratio and prior as in detection §3, the local false discovery rate
 * after Efron (2001).
 */
public final class Enrichment {
    /** Extraction: nearly all owners; hand-set. */
    private static final BetaBinomial EXTRACTING = new BetaBinomial(5, 1);
    /** A campaign of new accounts; hand-set. */
    private static final BetaBinomial NEW_ACCOUNTS = new BetaBinomial(0.5, 6);
    /** Weight of a campaign of new accounts against one with bought, aged ones; hand-set. */
    private static final double NEW_WEIGHT = 0.7;

    private static final int EXTRACTS = 1;
    private static final int KNOWN = 2;
    private static final int ESTABLISHED = 4;
    private static final int OWNS = 8;

    private final Policy.Enrichment rule;
    private final Baseline baseline;
    private final BetaBinomial honestPhrase;
    private final BetaBinomial honestSystem;

    public Enrichment(Policy.Enrichment rule, Baseline baseline) {
        this.rule = rule;
        this.baseline = baseline;
        this.honestPhrase = BetaBinomial.around(baseline.phraseRate(), rule.concentration());
        this.honestSystem = BetaBinomial.around(baseline.systemRate(), rule.concentration());
    }

    /** The suspect keys of this tick: only what changed is counted again, the prior is fitted on all. */
    public List<LinkKey> suspects(KeyTable keys, Accounts accounts) {
        BitSet changed = keys.takeChanged();
        changed.stream()
                .mapToObj(keys::get)
                .filter(key -> key.type().isContent())
                .forEach(key -> judge(key, accounts));
        List<LinkKey> judged = new ArrayList<>();
        for (LinkKey key : keys.shared()) {
            if (key.counts().owners() >= rule.leastOwners()) {
                judged.add(key);
            }
        }
        double prior = Prior.logOdds(judged, rule);
        return judged.stream().filter(key -> isSuspect(key, prior)).toList();
    }

    /**
     * Whether an account's use of a key links it: a phrase of its wrapper, or one that stands around ever different payloads, as a template
     * does and an assignment does not.
     */
    public boolean links(LinkKey key, Account account) {
        return !key.type().isContent() || account.uses().wrapper(key.number()) || isTemplate(key);
    }

    /** Whether an account's uses of a key are extraction-like. */
    public boolean extracts(LinkKey key, Account account) {
        int uses = account.uses().uses(key.number());
        return account.uses().extraction(key.number()) >= Math.max(1, rule.useShare() * uses);
    }

    private boolean isTemplate(LinkKey key) {
        return key.distinctPayloads() >= Math.max(rule.leastPayloads(), rule.diversity() * key.users().length);
    }

    private boolean isSuspect(LinkKey key, double prior) {
        KeyCounts counts = key.counts();
        return counts.extraction() >= rule.leastExtraction() * counts.owners() && key.logLikelihoodRatio() + prior > 0;
    }

    private void judge(LinkKey key, Accounts accounts) {
        KeyCounts counts = count(key, accounts);
        key.judged(counts, counts.owners() < rule.leastOwners() ? Double.NEGATIVE_INFINITY : ratio(key.type(), counts));
    }

    private double ratio(KeyType type, KeyCounts counts) {
        BetaBinomial honest = type == KeyType.SYSTEM ? honestSystem : honestPhrase;
        BetaBinomial tenured = baseline.established();
        double honestTenure = tenured.logProbability(counts.established(), counts.known());
        double newTenure = NEW_ACCOUNTS.logProbability(counts.established(), counts.known());
        double tenure = StrictMath.log(NEW_WEIGHT * StrictMath.exp(newTenure - honestTenure) + (1 - NEW_WEIGHT));
        return EXTRACTING.logProbability(counts.extraction(), counts.owners())
                - honest.logProbability(counts.extraction(), counts.owners())
                + tenure;
    }

    private KeyCounts count(LinkKey key, Accounts accounts) {
        LongCounts votes = new LongCounts();
        for (int user : key.users()) {
            Account account = accounts.get(user);
            if (links(key, account)) {
                votes.put(account.owner(), votes.get(account.owner()) | vote(key, account));
            }
        }
        return new KeyCounts(votes.size(), having(votes, EXTRACTS), having(votes, KNOWN), having(votes, ESTABLISHED));
    }

    private int vote(LinkKey key, Account account) {
        int known = account.tenure() == Tenure.UNKNOWN ? 0 : KNOWN;
        int established = account.tenure() == Tenure.ESTABLISHED ? ESTABLISHED : 0;
        return OWNS | known | established | (extracts(key, account) ? EXTRACTS : 0);
    }

    private static int having(LongCounts votes, int flag) {
        int having = 0;
        for (long owner : votes.sortedKeys()) {
            having += (votes.get(owner) & flag) == 0 ? 0 : 1;
        }
        return having;
    }
}
