package io.stillwatch.scoring.engine;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.group.Uptake;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.HonestKeys;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.time.Instant;
import java.util.List;

/**
 * Fits a baseline on traffic that is believed to be honest: first how long answers are, then, with long answers known, how often and by whom
 * phrases are used extraction-like (detection §10). Keeps all records in memory until it is done.
 */
public final class BaselineFit {
    private static final int LEAST_CALLS = 5;
    private static final BetaBinomial UNINFORMED = new BetaBinomial(1, 1);

    private final Policy policy;
    private final OpenTick records = new OpenTick();

    public BaselineFit(Policy policy) {
        this.policy = policy;
    }

    public void accept(Interaction interaction) {
        records.add(interaction);
    }

    public void accept(AccountFact fact) {
        records.add(fact);
    }

    /**
     * The baseline of everything accepted.
     *
     * @param now when the traffic ends; decides who is established
     */
    public Baseline fit(String version, Instant now) {
        List<Integer> longOutputs = LongOutputs.third(records, policy.owning(), now);
        List<Integer> longestOutputs = LongOutputs.twentieth(records, policy.owning(), now);
        Baseline provisional = new Baseline(version, longOutputs, longestOutputs, 0, 0, 0, UNINFORMED);
        Accounts accounts = new Accounts(policy.sketches());
        KeyTable keys = new KeyTable();
        KeyUses uses = new KeyUses(observations -> keys.take(observations, accounts), new Uptake());
        new Intake(policy, provisional, accounts).take(records, uses);
        uses.flush();
        Owners.of(accounts, keys, policy.owning(), now);
        Enrichment enrichment = new Enrichment(policy.enrichment(), provisional);
        enrichment.suspects(keys, accounts);
        HonestKeys honest = new HonestKeys(keys, accounts, enrichment);
        return new Baseline(
                version,
                longOutputs,
                longestOutputs,
                upperQuartile(accounts),
                honest.rate(KeyType.PHRASE),
                honest.rate(KeyType.SYSTEM),
                honest.established());
    }

    private static double upperQuartile(Accounts accounts) {
        double[] shares = accounts.all().stream()
                .filter(account -> account.tenure() == Tenure.ESTABLISHED)
                .filter(account -> account.activity().calls() >= LEAST_CALLS)
                .mapToDouble(Account::extractionShare)
                .toArray();
        return Sample.of(shares).quantile(0.75);
    }
}
