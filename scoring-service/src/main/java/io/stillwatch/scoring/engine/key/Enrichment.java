package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.List;
import java.util.stream.Stream;

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
        keys.takeChanged().parallelStream()
                .map(keys::get)
                .filter(key -> key.type().isContent())
                .flatMap(key -> anew(key, accounts))
                .toList()
                .forEach(vote -> keys.judge(vote.key(), vote.counts(), vote.logLikelihoodRatio()));
        double prior = keys.judgements().priorLogOdds(rule);
        return keys.judgements()
                .leaning()
                .parallel()
                .mapToObj(keys::get)
                .filter(key -> isSuspect(key, prior))
                .toList();
    }

    /**
     * Whether the use of a key by the user at this place links it: a phrase of its wrapper, or one that stands around ever different payloads, as a template
     * does and an assignment does not.
     */
    public boolean links(LinkKey key, int at) {
        return !key.type().isContent() || key.users().wrapper(at) || isTemplate(key);
    }

    /** Whether the uses of a key by the user at this place are extraction-like. */
    public boolean extracts(LinkKey key, int at) {
        return key.users().extraction(at)
                >= Math.max(1, rule.useShare() * key.users().uses(at));
    }

    /** Whether the phrase stands around ever different payloads. */
    public boolean isTemplate(LinkKey key) {
        return key.distinctPayloads()
                >= Math.max(rule.leastPayloads(), rule.diversity() * key.users().size());
    }

    private boolean isSuspect(LinkKey key, double prior) {
        KeyCounts counts = key.counts();
        return counts.extraction() >= rule.leastExtraction() * counts.owners() && key.logLikelihoodRatio() + prior > 0;
    }

    private record Vote(LinkKey key, KeyCounts counts, double logLikelihoodRatio) {}

    /** How the key is judged now, if its owners vote otherwise than they did. */
    private Stream<Vote> anew(LinkKey key, Accounts accounts) {
        KeyCounts counts = count(key, accounts);
        return counts.equals(key.counts())
                ? Stream.empty()
                : Stream.of(new Vote(key, counts, ratio(key.type(), counts)));
    }

    private double ratio(KeyType type, KeyCounts counts) {
        if (counts.owners() < rule.leastOwners()) {
            return Double.NEGATIVE_INFINITY;
        }
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
        boolean template = isTemplate(key);
        LongCounts together = new LongCounts();
        int[] having = new int[OWNS + 1];
        for (int at = 0; at < key.users().size(); at++) {
            if (template || key.users().wrapper(at)) {
                Account account = accounts.get(key.users().account(at));
                int vote = vote(account) | (extracts(key, at) ? EXTRACTS : 0);
                int before = account.votesAlone() ? 0 : together.or(account.owner(), vote);
                tally(having, vote & ~before);
            }
        }
        return new KeyCounts(having[OWNS], having[EXTRACTS], having[KNOWN], having[ESTABLISHED]);
    }

    private static int vote(Account account) {
        int known = account.tenure() == Tenure.UNKNOWN ? 0 : KNOWN;
        int established = account.tenure() == Tenure.ESTABLISHED ? ESTABLISHED : 0;
        return OWNS | known | established;
    }

    private static void tally(int[] having, int flags) {
        for (int flag = EXTRACTS; flag <= OWNS; flag <<= 1) {
            having[flag] += (flags & flag) == 0 ? 0 : 1;
        }
    }
}
