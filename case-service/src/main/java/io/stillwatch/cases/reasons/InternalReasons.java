package io.stillwatch.cases.reasons;

import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import java.util.Locale;
import java.util.stream.Collectors;

/** What those who work on the case are told: signals with their values, for and against, and what they were judged under. */
final class InternalReasons {

    private InternalReasons() {}

    static String text(Finding finding) {
        String evidence = finding.evidence().stream().map(InternalReasons::line).collect(Collectors.joining("\n"));
        return """
                Alleged, not proven. As of %s (tick %d), under policy %s and baseline %s: %d members, at most %d extraction-like \
                interactions, severity %s.
                Observed, with what it contributed in nats (negative speaks for an honest explanation):
                %s
                Inferred: that the members act together. Nobody was identified.""".formatted(
                        finding.watermark(),
                        finding.tick(),
                        finding.policyVersion(),
                        finding.baselineVersion(),
                        finding.memberCount(),
                        finding.interactions(),
                        number(finding.severity()),
                        evidence);
    }

    private static String line(Evidence piece) {
        return "- %s (%s): %s, baseline %s, contributes %s. %s"
                .formatted(
                        piece.name(),
                        piece.family(),
                        number(piece.value()),
                        number(piece.baseline()),
                        number(piece.contribution()),
                        piece.text());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
