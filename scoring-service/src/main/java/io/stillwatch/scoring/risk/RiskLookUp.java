package io.stillwatch.scoring.risk;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

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

    /**
     * The same for many, from memory only.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 503 for as long as memory is still being filled
     */
    List<AccountRisk> of(List<Principal> principals) {
        if (!view.isComplete()) {
            throw Problem.of("not-ready", 503, "Risks are still being read", "Try again in a moment.")
                    .asException();
        }
        return principals.stream()
                .map(principal -> TestAccounts.answer(principal).orElseGet(() -> known(principal)))
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
