package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds in the store what was last said of principals; of one never mentioned that is LOW, as of the watermark. */
@ApplicationScoped
class KeptRisks {

    private static final String NO_END_USER = "";
    private static final TypeReference<List<Evidence>> SIGNALS = new TypeReference<>() {};
    private static final TypeReference<List<Counterfactual>> COUNTERFACTUALS = new TypeReference<>() {};
    private static final TypeReference<List<String>> IDS = new TypeReference<>() {};

    /** One statement, so that all the answers and what they are as of belong together. */
    private static final String FIND = """
            select asked.account, asked.end_user, t.tick, t.watermark, p.policy, p.baseline, r.level, r.score, r.signals,
                r.counterfactuals, r.campaigns, r.policy_version, r.baseline_version, r.sequence
            from verdict_tick t
            left join lateral (select policy, baseline from policy_change where tick <= t.tick order by id desc limit 1) p on true
            cross join unnest($1::text[], $2::text[]) as asked (account, end_user)
            left join account_risk r on r.account = asked.account and r.end_user = asked.end_user""";

    private final Pool pool;
    private final JsonText json;

    KeptRisks(Pool pool, JsonText json) {
        this.pool = pool;
        this.json = json;
    }

    Uni<AccountRisk> of(Principal principal) {
        return of(Set.of(principal)).map(risks -> Objects.requireNonNull(risks.get(principal)));
    }

    /** What was last said of each of these. */
    Uni<Map<Principal, AccountRisk>> of(Set<Principal> principals) {
        if (principals.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        List<Principal> asked = List.copyOf(principals);
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(
                        asked.stream().map(Principal::account).toArray(String[]::new),
                        asked.stream()
                                .map(one -> Objects.requireNonNullElse(one.endUser(), NO_END_USER))
                                .toArray(String[]::new)))
                .map(rows -> rows.stream().collect(Collectors.toMap(KeptRisks::asked, this::answer)));
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

    private static Principal asked(Row row) {
        String endUser = row.getString("end_user");
        return new Principal(row.getString("account"), endUser.equals(NO_END_USER) ? null : endUser);
    }

    private AccountRisk answer(Row row) {
        Principal principal = asked(row);
        AsOf asOf = AsOf.of(row);
        return row.getString("level") == null
                ? low(principal, asOf, false)
                : new AccountRisk(
                        principal.account(),
                        principal.endUser(),
                        row.getString("level"),
                        row.getDouble("score"),
                        asOf.watermark(),
                        asOf.tick(),
                        false,
                        json.read(row.getString("signals"), SIGNALS),
                        json.read(row.getString("counterfactuals"), COUNTERFACTUALS),
                        json.read(row.getString("campaigns"), IDS),
                        row.getString("policy_version"),
                        row.getString("baseline_version"),
                        row.getLong("sequence"));
    }
}
