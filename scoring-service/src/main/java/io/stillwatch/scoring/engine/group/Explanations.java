package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.account.Account;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Honest explanations of a group: they send it to review and never delete evidence (detection §7). */
final class Explanations {
    /** Speaks against as strongly as one family can speak for; hand-set. */
    static final double NATS = -12;

    private final Policy.Explaining rule;
    private final Policy.Owning owning;

    Explanations(Policy policy) {
        this.rule = policy.explaining();
        this.owning = policy.owning();
    }

    Optional<Signal> of(Collection<Account> members) {
        return Stream.<Function<Collection<Account>, Optional<Signal>>>of(
                        this::institution, this::registered, this::place, this::sharedWork)
                .map(explanation -> explanation.apply(members))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Signal> institution(Collection<Account> members) {
        return explained(
                (double) new Institutions(rule, members).largest() / members.size(),
                rule.share(),
                "%s of the members belong to one verified organisation or academic domain: consistent with one institution.");
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

    /** A campus, a hackathon, a co-working floor: most are at home on one address, under whichever of its tags while the linking key changes. */
    private Optional<Signal> place(Collection<Account> members) {
        Map<Long, Integer> homes = new HashMap<>();
        members.stream()
                .flatMap(member ->
                        Stream.of(member.home().line(owning), member.home().otherTagOfLine(owning)))
                .filter(line -> line != Tag.NONE)
                .forEach(line -> homes.merge(line, 1, Integer::sum));
        int largest = homes.isEmpty() ? 0 : Collections.max(homes.values());
        return explained(
                (double) largest / members.size(),
                rule.share(),
                "%s of the members are at home on one and the same address: consistent with people in one place.");
    }

    /** A class or an evaluation repeats the same tasks; who extracts splits them. */
    private Optional<Signal> sharedWork(Collection<Account> members) {
        SharedWork work = SharedWork.of(members);
        return work.distinctShare() >= rule.distinctPayloads()
                ? Optional.empty()
                : explained(
                        work.sharedShare(),
                        rule.sharedPayloads(),
                        "%s of what a member asks others of the group ask too: consistent with a class or an evaluation.");
    }

    private static Optional<Signal> explained(double value, double least, String text) {
        return value > least
                ? Optional.of(new Signal(
                        "explained-by", Family.EXPLANATION, value, least, NATS, text.formatted(Words.percent(value))))
                : Optional.empty();
    }
}
