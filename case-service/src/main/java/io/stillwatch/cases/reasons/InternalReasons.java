package io.stillwatch.cases.reasons;

import io.stillwatch.cases.domain.Evidence;
import io.stillwatch.cases.domain.Finding;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What those who work on the case are told: signals with their values, for and against, and what they were judged under. */
final class InternalReasons {

    private InternalReasons() {}

    static String text(Finding finding) {
        String observed = lines(finding, InternalReasons::observed);
        String inferred = lines(finding, InternalReasons::inferred);
        return """
                Alleged, not proven. As of %s (tick %d), under policy %s and baseline %s: %d members, at most %d extraction-like \
                interactions, severity %s.
                Observed:
                %s
                Inferred, in nats (negative speaks for an honest explanation):
                %s
                That the members act together follows from these alone. Nobody was identified.""".formatted(
                        finding.watermark(),
                        finding.tick(),
                        finding.policyVersion(),
                        finding.baselineVersion(),
                        finding.memberCount(),
                        finding.interactions(),
                        number(finding.severity()),
                        observed,
                        inferred);
    }

    private static String lines(Finding finding, Function<Evidence, String> line) {
        return finding.evidence().stream().map(line).collect(Collectors.joining("\n"));
    }

    private static String inferred(Evidence piece) {
        return "- %s contributes %s".formatted(piece.name(), number(piece.contribution()));
    }

    private static String observed(Evidence piece) {
        return "- %s (%s): %s, baseline %s. %s"
                .formatted(piece.name(), piece.family(), number(piece.value()), number(piece.baseline()), piece.text());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
