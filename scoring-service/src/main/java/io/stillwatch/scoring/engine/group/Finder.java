package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.Prominence;
import io.stillwatch.scoring.engine.key.SuperKey;
import io.stillwatch.scoring.engine.key.SuperKeys;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** The path of one tick, from suspect keys to the groups that act together. */
public final class Finder {
    private final Policy policy;
    private final Baseline baseline;
    private final Accounts accounts;
    private final KeyTable keys;
    private final Enrichment enrichment;
    private final Abnormal abnormal;
    private final Findings findings;

    public Finder(Policy policy, Baseline baseline, Accounts accounts, KeyTable keys, Uptake uptake) {
        this.policy = policy;
        this.baseline = baseline;
        this.accounts = accounts;
        this.keys = keys;
        this.enrichment = new Enrichment(policy.enrichment(), baseline);
        this.abnormal = new Abnormal(policy.linking(), baseline);
        this.findings = new Findings(policy, baseline, accounts, uptake);
    }

    /**
     * Finds the groups of this tick, largest first.
     *
     * @param labels of the tick before, by account number + 1; replaced by those of this one
     * @param campaigns members of those that stood when the last tick closed, oldest first
     * @param today day of the watermark, since 1970
     * @param seed stands for chance in the panels
     */
    public List<Finding> find(
            Owners owners, LongCounts labels, List<SortedSet<Integer>> campaigns, int today, long seed) {
        List<LinkKey> suspects = enrichment.suspects(keys, accounts);
        Prominence prominence =
                Prominence.of(suspects, accounts.size(), keys.shared().size(), policy.enrichment(), enrichment);
        Continuity continuity = new Continuity(policy.linking(), campaigns);
        Graph graph = graph(new SuperKeys(prominence, accounts).of(suspects), owners);
        List<SortedSet<Integer>> candidates = continuity.joined(fragments(graph, labels), graph).stream()
                .filter(this::enoughOwners)
                .toList();
        Membership membership = new Membership(policy.membership(), accounts, prominence, abnormal);
        Profiling profiling =
                new Profiling(policy.membership(), accounts, keys, enrichment, prominence, owners, suspects);
        Core core = new Core(policy.membership(), accounts);
        List<Group> groups = membership.of(candidates, profiling).stream()
                .map(core::passed)
                .filter(group -> enoughOwners(group.fits().keySet()))
                .toList();
        Panels panels = new Panels(policy.testing(), outsiders(candidates, groups));
        ActingTogether tests = new ActingTogether(policy, panels, keys, owners, today);
        return groups.parallelStream()
                .flatMap(group -> tests
                        .of(
                                onePerOwner(group.fits().keySet()),
                                continuity.stands(group.fits().keySet()),
                                seed)
                        .map(passed -> findings.of(group, passed, membership))
                        .stream())
                .toList();
    }

    /** Recognises who uses what confirmed campaigns are known by; to be asked between ticks. */
    public Recognition recognition() {
        return new KnownPhrases(policy.membership(), accounts, keys, enrichment, new Evidence(baseline));
    }

    /** What is measured of an account that belongs to no group; to be asked between ticks. */
    public List<Signal> ordinary(Account account) {
        List<LinkKey> suspects = enrichment.suspects(keys, accounts);
        Prominence prominence =
                Prominence.of(suspects, accounts.size(), keys.shared().size(), policy.enrichment(), enrichment);
        long held = suspects.stream()
                .filter(key -> isProminent(key, account, prominence))
                .count();
        return new Ordinary(baseline).of(account, Math.toIntExact(held));
    }

    private static boolean isProminent(LinkKey key, Account account, Prominence prominence) {
        int at = key.users().find(account.number());
        return at >= 0 && Arrays.binarySearch(prominence.of(key), at) >= 0;
    }

    private Graph graph(List<SuperKey> content, Owners owners) {
        Links links = new Linking(policy.linking(), accounts, abnormal).of(content, keys, owners);
        return Graph.of(links, policy.linking());
    }

    private List<SortedSet<Integer>> fragments(Graph graph, LongCounts before) {
        int[] labels = new LabelPropagation(policy.linking(), accounts, graph).labels(before);
        before.clear();
        graph.onEachLinked(account -> before.put(account + 1L, labels[account]));
        return Fragments.merged(policy.linking(), graph, labels);
    }

    private boolean enoughOwners(Collection<Integer> members) {
        return onePerOwner(members).size() >= policy.linking().leastOwners();
    }

    private List<Account> onePerOwner(Collection<Integer> members) {
        Set<Long> voted = new HashSet<>();
        return members.stream()
                .map(accounts::get)
                .filter(account -> voted.add(account.owner()))
                .toList();
    }

    private List<Account> outsiders(List<SortedSet<Integer>> candidates, List<Group> groups) {
        Set<Integer> inside = new HashSet<>();
        candidates.forEach(inside::addAll);
        groups.forEach(group -> inside.addAll(group.fits().keySet()));
        List<Integer> outside = new ArrayList<>();
        for (Account account : accounts.all()) {
            if (account.activity().calls() > 0 && !inside.contains(account.number())) {
                outside.add(account.number());
            }
        }
        return onePerOwner(outside);
    }
}
