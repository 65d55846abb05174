package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.progress.VerdictTickRow;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.Storable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Finds what was last said of an account; of one never mentioned that is LOW, as of the watermark. */
@ApplicationScoped
class RiskLookUp {

    private static final TypeReference<List<Evidence>> SIGNALS = new TypeReference<>() {};
    private static final TypeReference<List<Counterfactual>> COUNTERFACTUALS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    /** One statement, so that the answer and what it is as of belong together. */
    private static final String FIND = "select t, r from VerdictTickRow t"
            + " left join AccountRiskRow r on r.account = :account and r.endUser = ''";

    private final Mutiny.SessionFactory sessions;
    private final JsonText json;

    RiskLookUp(Mutiny.SessionFactory sessions, JsonText json) {
        this.sessions = sessions;
        this.json = json;
    }

    Uni<AccountRisk> of(String account) {
        return sessions.withStatelessSession(session -> session.createSelectionQuery(FIND, Object[].class)
                .setParameter("account", Storable.is(account) ? account : "")
                .getSingleResult()
                .map(row -> answer(account, (VerdictTickRow) row[0], (AccountRiskRow) row[1])));
    }

    private AccountRisk answer(String account, VerdictTickRow now, @Nullable AccountRiskRow said) {
        return said == null
                ? new AccountRisk(
                        account,
                        RiskLevel.LOW.name(),
                        0,
                        now.watermark,
                        now.tick,
                        List.of(),
                        List.of(),
                        List.of(),
                        Policy.builtin().version(),
                        Baseline.builtin().version(),
                        0)
                : new AccountRisk(
                        account,
                        said.level,
                        said.score,
                        now.watermark,
                        now.tick,
                        json.read(said.signals, SIGNALS),
                        json.read(said.counterfactuals, COUNTERFACTUALS),
                        json.read(said.campaigns, IDS),
                        said.policyVersion,
                        said.baselineVersion,
                        said.sequence);
    }
}
