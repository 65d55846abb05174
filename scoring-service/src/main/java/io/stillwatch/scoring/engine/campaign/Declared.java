package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The honest explanation that most of a group's members do what they have declared: it goes to review, as for every other one. */
final class Declared {
    private static final double NATS = -12;

    private final Allowances allowances;
    private final Accounts accounts;
    private final double least;
    private final int now;

    /** @param least share of the members that must be covered */
    Declared(Allowances allowances, Accounts accounts, double least, int now) {
        this.allowances = allowances;
        this.accounts = accounts;
        this.least = least;
        this.now = now;
    }

    Finding explained(Finding finding) {
        long covered = finding.members().keySet().stream()
                .filter(member -> allowances.cover(accounts.get(member), now) == Allowances.Cover.COVERED)
                .count();
        double share = (double) covered / finding.members().size();
        return finding.explanation().isPresent() || share <= least
                ? finding
                : explained(finding, signal(share, covered));
    }

    private Signal signal(double share, long covered) {
        String text =
                "%d of the members do what was declared of them: consistent with a use that the provider knows of."
                        .formatted(covered);
        return new Signal("explained-by", Family.EXPLANATION, share, least, NATS, text);
    }

    private static Finding explained(Finding finding, Signal explanation) {
        List<Signal> evidence = new ArrayList<>(finding.evidence());
        evidence.add(explanation);
        return new Finding(
                finding.members(),
                finding.keys(),
                finding.convicts(),
                finding.severity(),
                finding.interactions(),
                List.copyOf(evidence),
                Optional.of(explanation),
                finding.reasoning());
    }
}
