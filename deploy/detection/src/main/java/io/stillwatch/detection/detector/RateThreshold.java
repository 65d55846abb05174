package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Suspects accounts that ask more a day than nearly all established ones: the rate limit that every API has. */
final class RateThreshold implements Rule {
    private final double quantile;
    private final Roll roll = new Roll();
    private final Register register = new Register();
    private int[] calls = new int[1024];
    private Instant first = Instant.MAX;

    /** {@code quantile} of the established accounts' rates above which an account is suspect. */
    RateThreshold(double quantile) {
        this.quantile = quantile;
    }

    @Override
    public void accept(AccountFact fact) {
        register.accept(fact);
    }

    @Override
    public void accept(Interaction interaction) {
        var account = roll.of(interaction);
        calls = account < calls.length ? calls : Arrays.copyOf(calls, 2 * account);
        calls[account]++;
        first = interaction.time().isBefore(first) ? interaction.time() : first;
    }

    @Override
    public Suspicion judge(Instant now) {
        var days = Math.max(1, Duration.between(first, now).toHours() / 24.0);
        var rates = IntStream.range(0, roll.size())
                .filter(account -> register.isEstablished(roll.get(account).account(), now))
                .mapToDouble(account -> calls[account] / days)
                .sorted()
                .toArray();
        if (rates.length == 0) {
            return Suspicion.NONE;
        }
        var limit = rates[(int) (quantile * (rates.length - 1))];
        return Suspicion.ofAccounts(
                roll.of(IntStream.range(0, roll.size()).filter(account -> calls[account] / days > limit)));
    }
}
