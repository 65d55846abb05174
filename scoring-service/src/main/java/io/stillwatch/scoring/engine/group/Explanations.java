package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Honest explanations of a group: they send it to review and never delete evidence (detection §7). */
final class Explanations {
    /** Speaks against as strongly as one family can speak for; hand-set. */
    private static final double NATS = -12;

    private final Policy.Explaining rule;

    Explanations(Policy.Explaining rule) {
        this.rule = rule;
    }

    Optional<Signal> of(Collection<Account> members) {
        return Stream.<Function<Collection<Account>, Optional<Signal>>>of(
                        this::institution, this::registered, this::sharedWork)
                .map(explanation -> explanation.apply(members))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Signal> institution(Collection<Account> members) {
        Map<String, Integer> sizes = new HashMap<>();
        members.stream()
                .map(this::institutionOf)
                .filter(Objects::nonNull)
                .forEach(institution -> sizes.merge(institution, 1, Integer::sum));
        int largest = sizes.isEmpty() ? 0 : Collections.max(sizes.values());
        return explained(
                (double) largest / members.size(),
                rule.share(),
                "%s of the members belong to one verified organisation or academic domain: consistent with one institution.");
    }

    private @Nullable String institutionOf(Account account) {
        String organization = account.facts().verifiedOrganization();
        String domain = account.facts().emailDomain();
        boolean academic = domain != null && rule.academic().stream().anyMatch(domain::endsWith);
        return organization == null && academic ? domain : organization;
    }

    private Optional<Signal> registered(Collection<Account> members) {
        long registered = members.stream()
                .filter(member -> member.facts().verifiedOrganization() != null)
                .filter(member -> rule.programs()
                        .contains(Objects.requireNonNullElse(member.facts().program(), "")))
                .count();
        return explained(
                (double) registered / members.size(),
                rule.share(),
                "%s of the members are registered research: consistent with a study the provider knows of.");
    }

    /** A class or an evaluation repeats the same tasks; who extracts splits them. */
    private Optional<Signal> sharedWork(Collection<Account> members) {
        List<long[]> payloads = members.stream()
                .map(member -> member.prompts().payloads().kept())
                .toList();
        Map<Long, Integer> users = new HashMap<>();
        payloads.forEach(own -> {
            for (long payload : own) {
                users.merge(payload, 1, Integer::sum);
            }
        });
        long all = payloads.stream().mapToLong(own -> own.length).sum();
        if (all == 0 || users.size() >= rule.distinctPayloads() * all) {
            return Optional.empty();
        }
        return explained(
                sharedShare(payloads, users),
                rule.sharedPayloads(),
                "%s of what a member asks others of the group ask too: consistent with a class or an evaluation.");
    }

    private static double sharedShare(List<long[]> payloads, Map<Long, Integer> users) {
        long shared = 0;
        long all = 0;
        for (long[] own : payloads) {
            for (long payload : own) {
                shared += users.getOrDefault(payload, 0) > 1 ? 1 : 0;
                all++;
            }
        }
        return (double) shared / all;
    }

    private static Optional<Signal> explained(double value, double least, String text) {
        return value > least
                ? Optional.of(new Signal(
                        "explained-by", Family.EXPLANATION, value, least, NATS, text.formatted(Words.percent(value))))
                : Optional.empty();
    }
}
