package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verified organisations and listed academic domains among the members of a group. Several members of one are consistent with an institution at work,
 * so they are in review and nobody announces them, whoever else is in the group.
 */
final class Institutions {
    private final Policy.Explaining rule;
    private final Map<String, Integer> members = new HashMap<>();

    Institutions(Policy.Explaining rule, Collection<Account> group) {
        this.rule = rule;
        for (Account account : group) {
            String institution = of(account);
            if (institution != null) {
                members.merge(institution, 1, Integer::sum);
            }
        }
    }

    /** How many members the largest one has. */
    int largest() {
        return members.isEmpty() ? 0 : Collections.max(members.values());
    }

    /** Present when the account's institution has enough members in the group. */
    Optional<Signal> reviewOf(Account account) {
        int colleagues = members.getOrDefault(of(account), 0);
        return colleagues < rule.institution()
                ? Optional.empty()
                : Optional.of(new Signal(
                        "explained-by",
                        Family.EXPLANATION,
                        colleagues,
                        rule.institution(),
                        Explanations.NATS,
                        "%s of the group belong to one verified organisation or academic domain: consistent with one institution, in review."
                                .formatted(Words.counted(colleagues, "account"))));
    }

    private @Nullable String of(Account account) {
        String organization = account.facts().verifiedOrganization();
        String domain = account.facts().emailDomain();
        boolean academic = domain != null && rule.academic().stream().anyMatch(domain::endsWith);
        return organization == null && academic ? domain : organization;
    }
}
