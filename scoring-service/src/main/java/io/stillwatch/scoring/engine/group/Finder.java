package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.Prominence;
import io.stillwatch.scoring.engine.key.SuperKey;
import io.stillwatch.scoring.engine.key.SuperKeys;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The path of one tick, from suspect keys to the groups that act together. */
public final class Finder {
    private final Policy policy;
    private final Accounts accounts;
    private final KeyTable keys;
    private final Enrichment enrichment;
    private final Abnormal abnormal;
    private final Evidence evidence;

    public Finder(Policy policy, Baseline baseline, Accounts accounts, KeyTable keys) {
        this.policy = policy;
        this.accounts = accounts;
        this.keys = keys;
        this.enrichment = new Enrichment(policy.enrichment(), baseline);
        this.abnormal = new Abnormal(policy.linking(), baseline);
        this.evidence = new Evidence(baseline);
    }

    /**
     * Finds the groups of this tick, largest first.
     *
     * @param labels of the tick before, by account number + 1; replaced by those of this one
     * @param seed stands for chance in the panels
     */
    public List<Finding> find(Owners owners, LongCounts labels, long seed) {
        List<LinkKey> suspects = enrichment.suspects(keys, accounts);
        Prominence prominence =
                Prominence.of(suspects, accounts.size(), keys.shared().size(), policy.enrichment(), enrichment);
        List<SortedSet<Integer>> candidates =
                candidates(new SuperKeys(prominence, accounts).of(suspects), owners, labels);
        Membership membership = new Membership(policy.membership(), accounts, prominence, abnormal);
        Profiling profiling =
                new Profiling(policy.membership(), accounts, keys, enrichment, prominence, owners, suspects);
        Core core = new Core(policy.membership(), accounts);
        List<Group> groups = membership.of(candidates, profiling).stream()
                .map(core::passed)
                .filter(group -> enoughOwners(group.fits().keySet()))
                .toList();
        Panels panels = new Panels(policy.testing(), outsiders(candidates, groups));
        ActingTogether tests = new ActingTogether(policy.testing(), panels, keys, owners);
        return groups.parallelStream()
                .flatMap(group -> tests
                        .of(onePerOwner(group.fits().keySet()), seed)
                        .map(passed -> finding(group, passed, membership))
                        .stream())
                .toList();
    }

    private List<SortedSet<Integer>> candidates(List<SuperKey> content, Owners owners, LongCounts before) {
        Links links = new Linking(policy.linking(), accounts, abnormal).of(content, keys, owners);
        Graph graph = Graph.of(links, policy.linking(), accounts.size());
        int[] labels = new LabelPropagation(policy.linking(), accounts, graph).labels(before);
        before.clear();
        graph.onEachLinked(account -> before.put(account + 1L, labels[account]));
        return Fragments.merged(policy.linking(), graph, labels).stream()
                .filter(this::enoughOwners)
                .toList();
    }

    private Finding finding(Group group, ActingTogether.Passed passed, Membership membership) {
        SortedMap<Integer, FoundMember> members = new TreeMap<>();
        group.fits().forEach((number, fit) -> members.put(number, member(accounts.get(number), fit, membership)));
        List<Account> all = members.keySet().stream().map(accounts::get).toList();
        Optional<Signal> explanation = new Explanations(policy.explaining()).of(all);
        long interactions = all.stream()
                .mapToLong(account -> account.activity().extraction())
                .sum();
        TreeSet<Long> own = new TreeSet<>();
        group.profile().keys().stream()
                .map(Profile.Own::key)
                .filter(key -> key.type().isContent())
                .forEach(key -> own.add(key.id()));
        return new Finding(
                members,
                own,
                Severity.of(interactions, passed.families()),
                interactions,
                evidence.of(
                        group.fits().values(),
                        passed.tests(),
                        explanation.stream().toList()),
                explanation);
    }

    private FoundMember member(Account account, Fit fit, Membership membership) {
        int since = fit.hits() > 0 ? fit.first() : account.firstExtraction();
        return new FoundMember(
                membership.isFull(fit, account), since, fit.seen(), fit.nats(), evidence.of(account, fit));
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
