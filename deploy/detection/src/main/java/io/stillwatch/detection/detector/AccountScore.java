package io.stillwatch.detection.detector;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Suspects accounts whose own use looks like extraction, one by one: single first questions without tools, long answers
 * asked for and got. The mean of the five shares' z-scores against established accounts, times the root of five; a
 * per-account monitor in the line of Juuti et al., PRADA, EuroS&P 2019.
 */
final class AccountScore implements Rule {
    private static final int LEAST_CALLS = 5;
    private static final int TRAITS = 5;
    private static final int LONG_ANSWER = 500;
    private static final int LONG_LIMIT = 4096;

    private final double threshold;
    private final Roll roll = new Roll();
    private final Register register = new Register();
    private final List<Use> uses = new ArrayList<>();

    AccountScore(double threshold) {
        this.threshold = threshold;
    }

    /** Counts of one account. */
    private static final class Use {
        private int calls;
        private long conversation;
        private final int[] with = new int[TRAITS];

        void take(Interaction interaction) {
            var content = interaction.content();
            var parameters = interaction.parameters();
            calls++;
            with[0] += interaction.conversation() == conversation ? 0 : 1;
            with[1] += content != null && content.turn() == 1 ? 1 : 0;
            with[2] += parameters.tools() == 0 && parameters.choices() == 1 ? 1 : 0;
            with[3] += parameters.maxTokens() >= LONG_LIMIT ? 1 : 0;
            with[4] += interaction.usage().outputTokens() >= LONG_ANSWER ? 1 : 0;
            conversation = interaction.conversation();
        }

        /** Log odds of the share, shrunk by half a call on either side. */
        double logit(int trait) {
            return StrictMath.log((with[trait] + 0.5) / (calls - with[trait] + 0.5));
        }
    }

    @Override
    public void accept(AccountFact fact) {
        register.accept(fact);
    }

    @Override
    public void accept(Interaction interaction) {
        var account = roll.of(interaction);
        if (account == uses.size()) {
            uses.add(new Use());
        }
        uses.get(account).take(interaction);
    }

    @Override
    public Suspicion judge(Instant now) {
        var judged = IntStream.range(0, roll.size())
                .filter(account -> uses.get(account).calls >= LEAST_CALLS)
                .toArray();
        var cohort = IntStream.of(judged)
                .filter(account -> register.isEstablished(roll.get(account).account(), now))
                .mapToObj(uses::get)
                .toList();
        if (cohort.size() < 2) {
            return Suspicion.NONE;
        }
        var scores = new double[roll.size()];
        for (var trait = 0; trait < TRAITS; trait++) {
            add(trait, cohort, judged, scores);
        }
        return Suspicion.ofAccounts(roll.of(IntStream.of(judged).filter(account -> scores[account] > threshold)));
    }

    private void add(int trait, List<Use> cohort, int[] judged, double[] scores) {
        var mean =
                cohort.stream().mapToDouble(use -> use.logit(trait)).average().orElse(0);
        var variance = cohort.stream()
                .mapToDouble(use -> (use.logit(trait) - mean) * (use.logit(trait) - mean))
                .average()
                .orElse(0);
        for (var account : judged) {
            var z = (uses.get(account).logit(trait) - mean) / Math.max(1e-3, Math.sqrt(variance));
            scores[account] += z / Math.sqrt(TRAITS);
        }
    }
}
