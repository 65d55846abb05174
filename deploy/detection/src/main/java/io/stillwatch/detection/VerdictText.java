package io.stillwatch.detection;

import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Counterfactual;
import io.stillwatch.scoring.engine.Signal;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints verdicts with everything that stands behind them. */
final class VerdictText {
    private final PrintStream out;

    VerdictText(PrintStream out) {
        this.out = out;
    }

    void campaign(CampaignVerdict campaign) {
        out.println("== A campaign: " + campaign.id() + ", " + campaign.status().wireName() + ", "
                + campaign.memberCount() + " members, severity " + number(campaign.severity()));
        out.println("watched since " + campaign.watchedSince() + ", announced at " + campaign.announcedAt());
        signals(campaign.evidence());
        counterfactuals(campaign.reasoning().counterfactuals());
        out.println("What else it could be, best supported first");
        campaign.reasoning().hypotheses().forEach(hypothesis -> {
            out.println("  " + hypothesis.kind().wireName() + ": " + number(hypothesis.support()));
            hypothesis
                    .evidence()
                    .forEach(signal -> out.println("    " + number(signal.contribution()) + "  " + signal.text()));
        });
    }

    void account(AccountVerdict account) {
        out.println("\n== One of its accounts: " + account.principal().account() + ", level " + account.level()
                + ", score " + String.format(Locale.ROOT, "%.3f", account.score()));
        signals(account.signals());
        counterfactuals(account.counterfactuals());
    }

    void signals(List<Signal> signals) {
        out.println("  signal                 family       value  baseline  contribution");
        signals.forEach(signal -> {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-22s %-10s %7s  %8s  %12s",
                    signal.name(),
                    signal.family().wireName(),
                    number(signal.value()),
                    number(signal.baseline()),
                    number(signal.contribution())));
            out.println("      " + signal.text());
        });
    }

    private void counterfactuals(List<Counterfactual> counterfactuals) {
        out.println("Without one family");
        counterfactuals.forEach(one -> out.println("  " + (one.stands() ? "stands  " : "falls   ") + one.text()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
