package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.BetaBinomial;
import io.stillwatch.scoring.engine.statistics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What shared phrases look like in honest traffic, for a baseline (detection §10). */
public final class HonestKeys {
    private static final int LEAST_OWNERS = 4;
    private static final double MOST_EXTRACTION = 0.34;
    /** Simulated people are more alike than real ones: never believe that the keys of honest people differ less than this. */
    private static final double LEAST_CORRELATION = 0.1;

    private static final double MOST_CORRELATION = 0.5;

    private final KeyTable keys;
    private final Accounts accounts;
    private final Enrichment enrichment;

    public HonestKeys(KeyTable keys, Accounts accounts, Enrichment enrichment) {
        this.keys = keys;
        this.accounts = accounts;
        this.enrichment = enrichment;
    }

    /**
     * The mean over established accounts of the share of their shared phrases that they use extraction-like. Averaged over accounts, not
     * over keys, so that a twentieth of attackers can move it by a twentieth only.
     */
    public double rate(KeyType type) {
        double[] rates = accounts.all().stream()
                .filter(account -> account.tenure() == Tenure.ESTABLISHED)
                .map(account -> rate(account, type))
                .flatMapToDouble(OptionalDouble::stream)
                .toArray();
        return Sample.of(rates).mean();
    }

    private OptionalDouble rate(Account account, KeyType type) {
        int used = 0;
        int extracting = 0;
        for (int number : account.contentKeys().toArray()) {
            LinkKey key = keys.get(number);
            int at = key.users().find(account.number());
            if (key.type() == type && enrichment.links(key, at)) {
                used++;
                extracting += enrichment.extracts(key, at) ? 1 : 0;
            }
        }
        return used == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) extracting / used);
    }

    /**
     * How many owners of a phrase are established: a beta-binomial by moments (Kleinman, JASA 1973).
     *
     * @throws IllegalArgumentException if no phrase has enough owners of known age
     */
    public BetaBinomial established() {
        List<KeyCounts> honest = new ArrayList<>();
        for (LinkKey key : keys.shared()) {
            KeyCounts counts = key.counts();
            boolean isHonest = counts.extraction() <= MOST_EXTRACTION * counts.owners();
            if (key.type().isContent() && counts.known() >= LEAST_OWNERS && isHonest) {
                honest.add(counts);
            }
        }
        if (honest.isEmpty()) {
            throw new IllegalArgumentException("a baseline needs phrases that at least " + LEAST_OWNERS
                    + " accounts of known age share in ordinary use");
        }
        double known = honest.stream().mapToInt(KeyCounts::known).sum();
        double mean = honest.stream().mapToInt(KeyCounts::established).sum() / known;
        double correlation = Math.clamp(correlation(honest, mean, known), LEAST_CORRELATION, MOST_CORRELATION);
        return BetaBinomial.around(Math.clamp(mean, 0.01, 0.99), 1 / correlation - 1);
    }

    private static double correlation(List<KeyCounts> honest, double mean, double known) {
        if (mean == 0 || mean == 1) {
            return LEAST_CORRELATION;
        }
        double[] squares = honest.stream()
                .mapToDouble(counts -> {
                    double off = (double) counts.established() / counts.known() - mean;
                    return counts.known() * off * off;
                })
                .toArray();
        double dispersion = Sample.of(squares).mean() * squares.length / (mean * (1 - mean));
        return (dispersion - squares.length) / (known - squares.length);
    }
}
