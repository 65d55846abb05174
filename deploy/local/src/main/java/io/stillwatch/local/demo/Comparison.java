package io.stillwatch.local.demo;

import io.stillwatch.simulator.GroundTruth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was found, held against the truth, account by account. */
record Comparison(GroundTruth truth, List<FoundCampaign> found) {

    /** What the demonstration demands of precision and of recall. */
    static final double DEMANDED = 0.95;

    /** The found campaigns that consist of this simulated campaign more than of any other. */
    List<FoundCampaign> matching(String campaign) {
        return found.stream()
                .filter(candidate -> campaign.equals(closest(candidate)))
                .toList();
    }

    private String closest(FoundCampaign candidate) {
        return truth.campaigns().keySet().stream()
                .filter(simulated -> shared(candidate, simulated) > 0)
                .max(Comparator.comparingInt(simulated -> shared(candidate, simulated)))
                .orElse("");
    }

    private int shared(FoundCampaign candidate, String simulated) {
        return common(candidate.accounts(), simulated(simulated)).size();
    }

    /** Of the accounts reported, the share that belongs to a simulated campaign; 1 when none is reported. */
    double precision() {
        return share(correct().size(), reported().size());
    }

    /** Of the accounts of simulated campaigns, the share that is reported; 1 when there is none. */
    double recall() {
        return share(correct().size(), guilty().size());
    }

    double precision(String campaign) {
        Set<String> reported = accounts(matching(campaign));
        return reported.isEmpty()
                ? 0
                : share(common(reported, simulated(campaign)).size(), reported.size());
    }

    double recall(String campaign) {
        return share(
                common(accounts(matching(campaign)), simulated(campaign)).size(),
                simulated(campaign).size());
    }

    /** Honest accounts that were reported, by the class they belong to; classes without one are left out. */
    SortedMap<String, Integer> falsePositives() {
        Set<String> reported = reported();
        var byClass = new TreeMap<String, Integer>();
        truth.honest().forEach((name, accounts) -> {
            int wrong = common(reported, accounts).size();
            if (wrong > 0) {
                byClass.put(name, wrong);
            }
        });
        return byClass;
    }

    /** Why the demonstration failed, in words; nothing when it did not. */
    List<String> shortcomings() {
        var reasons = new ArrayList<String>();
        for (String campaign : truth.campaigns().keySet()) {
            List<FoundCampaign> matching = matching(campaign);
            long cases =
                    matching.stream().mapToLong(found -> found.cases().size()).sum();
            if (matching.isEmpty()) {
                reasons.add(campaign + " was not found");
            } else if (cases != 1) {
                reasons.add("%s has %d cases instead of one".formatted(campaign, cases));
            }
        }
        demand(reasons, "precision", precision());
        demand(reasons, "recall", recall());
        return reasons;
    }

    private static void demand(List<String> reasons, String name, double reached) {
        if (reached < DEMANDED) {
            reasons.add("%s is %.3f, less than %.2f".formatted(name, reached, DEMANDED));
        }
    }

    private Set<String> correct() {
        return common(reported(), guilty());
    }

    private Set<String> reported() {
        return accounts(found);
    }

    private Set<String> guilty() {
        var all = new HashSet<String>();
        truth.campaigns().values().forEach(all::addAll);
        return all;
    }

    private Set<String> simulated(String campaign) {
        Set<String> accounts = truth.campaigns().get(campaign);
        if (accounts == null) {
            throw new IllegalArgumentException("No campaign " + campaign + " was simulated");
        }
        return accounts;
    }

    private static Set<String> accounts(List<FoundCampaign> campaigns) {
        var all = new HashSet<String>();
        campaigns.forEach(campaign -> all.addAll(campaign.accounts()));
        return all;
    }

    private static Set<String> common(Set<String> some, Set<String> others) {
        var common = new HashSet<>(some);
        common.retainAll(others);
        return common;
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 1 : (double) part / whole;
    }
}
