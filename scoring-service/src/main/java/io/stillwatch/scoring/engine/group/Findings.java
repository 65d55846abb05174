package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Reasoning;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Puts a group that acts together into a finding: its members, what speaks for it and against it, and what the verdict rests on. */
final class Findings {
    private final Policy policy;
    private final Accounts accounts;
    private final Evidence evidence;
    private final Uptake uptake;

    Findings(Policy policy, Baseline baseline, Accounts accounts, Uptake uptake) {
        this.policy = policy;
        this.accounts = accounts;
        this.evidence = new Evidence(baseline);
        this.uptake = uptake;
    }

    Finding of(Group group, ActingTogether.Passed passed, Membership membership) {
        List<Account> all = group.fits().keySet().stream().map(accounts::get).toList();
        Institutions institutions = new Institutions(policy.explaining(), all);
        SortedMap<Integer, FoundMember> members = new TreeMap<>();
        group.fits()
                .forEach((number, fit) ->
                        members.put(number, member(accounts.get(number), fit, membership, institutions)));
        Optional<Signal> explanation = new Explanations(policy).of(all);
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
                passed.convicts(),
                Severity.of(interactions, passed.families()),
                interactions,
                evidence.of(
                        group.fits().values(),
                        passed.tests(),
                        Stream.concat(explanation.stream(), uptake.pivot(members.keySet()).stream())
                                .toList()),
                explanation,
                reasoning(group, members.values(), all, passed));
    }

    private Reasoning reasoning(
            Group group, Collection<FoundMember> members, List<Account> accounts, ActingTogether.Passed passed) {
        Set<Family> families = passed.families().keySet();
        return new Reasoning(
                new WithoutFamily(policy)
                        .of(members.stream().map(FoundMember::ways).toList(), families),
                Hypotheses.of(accounts, Evidence.medianPhrases(group.fits().values()), families));
    }

    private FoundMember member(Account account, Fit fit, Membership membership, Institutions institutions) {
        int since = fit.hits() > 0 ? fit.first() : account.firstExtraction();
        Optional<Signal> review = institutions.reviewOf(account);
        return new FoundMember(
                review.isEmpty() && membership.isFull(fit, account),
                since,
                fit.seen(),
                fit.nats(),
                membership.ways(fit, account),
                evidence.of(account, fit, review.stream().toList()));
    }
}
