package io.stillwatch.scoring.engine;

import java.time.Instant;
import java.util.List;

/**
 * What one tick changed. Sorted, so that equal verdicts are equal bytes.
 *
 * @param watermark event time up to which the provider's traffic is complete
 * @param accounts principals whose level or campaigns changed, sorted by principal
 * @param campaigns campaigns that changed, sorted by id
 */
public record Verdicts(
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        List<AccountVerdict> accounts,
        List<CampaignVerdict> campaigns) {

    /** Whether the other ones say the same of everybody, under whatever versions. */
    public boolean sayTheSameAs(Verdicts others) {
        return tick == others.tick
                && watermark.equals(others.watermark)
                && accounts.equals(others.accounts)
                && campaigns.equals(others.campaigns);
    }
}
