package io.stillwatch.local.demo;

import io.stillwatch.local.demo.FoundCampaign.FoundCase;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** What was found beside the truth, in words. */
final class Report {

    private final PrintStream out;
    private final Traffic traffic;
    private final Comparison comparison;

    Report(PrintStream out, Traffic traffic, Comparison comparison) {
        this.out = out;
        this.traffic = traffic;
        this.comparison = comparison;
    }

    void print() {
        out.println();
        out.println("What was found, beside the truth:");
        traffic.truth().campaigns().forEach((name, accounts) -> {
            out.println();
            out.printf(
                    "Simulated %s: %d accounts, %,d interactions%n",
                    name, accounts.size(), traffic.interactionsOf(name));
            List<FoundCampaign> matching = comparison.matching(name);
            if (matching.isEmpty()) {
                out.println("  NOT found");
            }
            matching.forEach(found -> print(name, found));
        });
        comparison.found().stream()
                .filter(found -> traffic.truth().campaigns().keySet().stream()
                        .noneMatch(name -> comparison.matching(name).contains(found)))
                .forEach(this::printUnfounded);
        printTotals();
    }

    private void print(String simulated, FoundCampaign found) {
        out.printf(
                "  found as  %s: %d accounts, precision %.3f, recall %.3f%n",
                found.id(), found.accounts().size(), comparison.precision(simulated), comparison.recall(simulated));
        out.printf(
                "  when      %.1f %% of its interactions had been made (announced at %s)%n",
                100 * traffic.shareMadeBy(simulated, found.announced()), found.announced());
        printCases(found);
        found.evidence().forEach(text -> out.printf("  evidence  %s%n", text));
    }

    private void printUnfounded(FoundCampaign found) {
        out.println();
        out.printf(
                "Reported %s: %d accounts, none of them of a simulated campaign%n",
                found.id(), found.accounts().size());
        printCases(found);
        found.evidence().forEach(text -> out.printf("  evidence  %s%n", text));
    }

    private void printCases(FoundCampaign found) {
        for (FoundCase opened : found.cases()) {
            out.printf("  case      %s, %s%n", opened.id(), opened.state());
        }
    }

    private void printTotals() {
        String wrong = comparison.falsePositives().entrySet().stream()
                .map(entry -> entry.getValue() + " of " + entry.getKey())
                .collect(Collectors.joining(", "));
        out.println();
        out.printf("All accounts: precision %.3f, recall %.3f%n", comparison.precision(), comparison.recall());
        out.printf("Honest accounts reported: %s%n", wrong.isEmpty() ? "none" : wrong);
    }
}
