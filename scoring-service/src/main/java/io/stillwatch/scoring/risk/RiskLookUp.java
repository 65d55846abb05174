package io.stillwatch.scoring.risk;

import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what was last said of a principal: in memory, or in the store for as long as memory is still being filled. */
@ApplicationScoped
class RiskLookUp {

    private final RiskView view;
    private final KeptRisks kept;

    RiskLookUp(RiskView view, KeptRisks kept) {
        this.view = view;
        this.kept = kept;
    }

    /** The same from memory; empty for as long as that is being filled, and for test accounts. */
    Optional<AccountRisk> atOnce(Principal principal) {
        return view.isComplete() && !TestAccounts.has(principal) ? Optional.of(known(principal)) : Optional.empty();
    }

    Uni<AccountRisk> of(Principal principal) {
        Optional<AccountRisk> fixed = TestAccounts.answer(principal);
        if (fixed.isPresent()) {
            return Uni.createFrom().item(fixed.get());
        }
        return view.isComplete() ? Uni.createFrom().item(() -> known(principal)) : kept.of(principal);
    }

    /** The same for many, in the order they were asked for; the store is asked once, for all that are not test accounts. */
    Uni<List<AccountRisk>> of(List<Principal> principals) {
        return view.isComplete()
                ? Uni.createFrom().item(() -> answers(principals, this::known))
                : kept.of(withoutTestAccounts(principals))
                        .map(found -> answers(principals, one -> Objects.requireNonNull(found.get(one))));
    }

    private static Set<Principal> withoutTestAccounts(List<Principal> principals) {
        return principals.stream()
                .filter(one -> TestAccounts.answer(one).isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<AccountRisk> answers(List<Principal> principals, Function<Principal, AccountRisk> others) {
        return principals.stream()
                .map(one -> TestAccounts.answer(one).orElseGet(() -> others.apply(one)))
                .toList();
    }

    private AccountRisk known(Principal principal) {
        AsOf asOf = view.asOf();
        boolean stale = view.isStale();
        return view.of(principal)
                .map(known -> answer(known.said(), known.sequence(), asOf, stale))
                .orElseGet(() -> KeptRisks.low(principal, asOf, stale));
    }

    private static AccountRisk answer(AccountRiskChanged said, long sequence, AsOf asOf, boolean stale) {
        return new AccountRisk(
                said.account(),
                said.endUser(),
                said.level(),
                said.score(),
                asOf.watermark(),
                asOf.tick(),
                stale,
                Objects.requireNonNullElse(said.signals(), List.of()),
                Objects.requireNonNullElse(said.counterfactuals(), List.of()),
                said.campaigns(),
                said.policyVersion(),
                said.baselineVersion(),
                sequence);
    }
}
