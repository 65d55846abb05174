package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.progress.VerdictTickRow;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds in the store what was last said of a principal; of one never mentioned that is LOW, as of the watermark. */
@ApplicationScoped
class KeptRisks {

    private static final TypeReference<List<Evidence>> SIGNALS = new TypeReference<>() {};
    private static final TypeReference<List<Counterfactual>> COUNTERFACTUALS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    /** One statement, so that the answer and what it is as of belong together. */
    private static final String FIND = "select t, r from VerdictTickRow t"
            + " left join AccountRiskRow r on r.account = :account and r.endUser = :endUser";

    private final Mutiny.SessionFactory sessions;
    private final JsonText json;

    KeptRisks(Mutiny.SessionFactory sessions, JsonText json) {
        this.sessions = sessions;
        this.json = json;
    }

    Uni<AccountRisk> of(Principal principal) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(FIND, Object[].class)
                .setParameter("account", storable(principal.account()))
                .setParameter("endUser", storable(Objects.requireNonNullElse(principal.endUser(), "")))
                .getSingleResult()
                .map(row -> answer(principal, (VerdictTickRow) row[0], (AccountRiskRow) row[1])));
    }

    /** What is said of whom nothing was said of. */
    static AccountRisk low(Principal principal, AsOf asOf, boolean stale) {
        return new AccountRisk(
                principal.account(),
                principal.endUser(),
                RiskLevel.LOW.name(),
                0,
                asOf.watermark(),
                asOf.tick(),
                stale,
                List.of(),
                List.of(),
                List.of(),
                asOf.policy(),
                asOf.baseline(),
                0);
    }

    private AccountRisk answer(Principal principal, VerdictTickRow now, @Nullable AccountRiskRow said) {
        return said == null
                ? low(
                        principal,
                        new AsOf(now.tick, now.watermark, AsOf.NOTHING.policy(), AsOf.NOTHING.baseline()),
                        false)
                : new AccountRisk(
                        principal.account(),
                        principal.endUser(),
                        said.level,
                        said.score,
                        now.watermark,
                        now.tick,
                        false,
                        json.read(said.signals, SIGNALS),
                        json.read(said.counterfactuals, COUNTERFACTUALS),
                        json.read(said.campaigns, IDS),
                        said.policyVersion,
                        said.baselineVersion,
                        said.sequence);
    }

    private static String storable(String name) {
        return Storable.is(name) ? name : "";
    }
}
