package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cloudevents.CloudEvent;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import io.stillwatch.scoring.publish.Counterfactual;
import io.stillwatch.scoring.publish.Events;
import io.stillwatch.scoring.publish.Evidence;
import io.stillwatch.scoring.store.JsonText;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Tells every risk that stands once more where its topics are not those that it was told on: whoever reads them from their beginning, this
 * service among them, would take everybody for LOW.
 */
public final class RisksToldAgain {

    /** Whose ids are compared. */
    public static final List<String> TOPICS = RiskTopics.NAMES;

    private static final Logger LOG = Logger.getLogger(RisksToldAgain.class);
    private static final int ROWS = 2_000;

    private static final String PAGE = """
            select * from account_risk where (account, end_user) > ($1, $2) order by account, end_user limit $3""";

    private static final String NOTE = """
            insert into risk_topic (name, id, told_up_to)
            values ($1, $2, (select coalesce(max(id), 0) from outbox))
            on conflict (name) do update set id = excluded.id, told_up_to = excluded.told_up_to""";

    private final StoreConnection store;
    private final JsonText json;
    private final Events events;

    public RisksToldAgain(StoreConnection store, JsonText json, Events events) {
        this.store = store;
        this.json = json;
        this.events = events;
    }

    /**
     * To be asked between ticks, and before the first one closes: a verdict that came in between would be followed by the one before it.
     *
     * @param topics ids by name, as the broker has them now
     */
    public void on(Map<String, String> topics) {
        Map<String, String> known = known();
        if (!known.equals(topics)) {
            store.transaction(() -> {
                long told = known.isEmpty() ? 0 : tellAll();
                topics.forEach((name, id) -> store.run(NOTE, Tuple.of(name, id)));
                if (told > 0) {
                    LOG.warnf("The topics of risks are not those of before; %d risks are told again", told);
                }
            });
        }
    }

    private Map<String, String> known() {
        Map<String, String> known = new HashMap<>();
        store.run("select name, id from risk_topic")
                .forEach(row -> known.put(row.getString("name"), row.getString("id")));
        return known;
    }

    private long tellAll() {
        long told = 0;
        RowSet<Row> page = page("", "");
        while (page.size() > 0) {
            List<CloudEvent> standing = new ArrayList<>();
            Row last = page.iterator().next();
            for (Row row : page) {
                standing.add(events.of(standing(row), row.getLong("sequence")));
                last = row;
            }
            Risks.publish(store, standing);
            told += page.size();
            page = page(last.getString("account"), last.getString("end_user"));
        }
        return told;
    }

    private RowSet<Row> page(String account, String endUser) {
        return store.run(PAGE, Tuple.of(account, endUser, ROWS));
    }

    /** The last that was said, as a change that changes nothing. */
    private AccountRiskChanged standing(Row row) {
        List<Evidence> signals = json.read(row.getString("signals"), new TypeReference<>() {});
        List<Counterfactual> counterfactuals = json.read(row.getString("counterfactuals"), new TypeReference<>() {});
        List<String> campaigns = json.read(row.getString("campaigns"), new TypeReference<>() {});
        String endUser = row.getString("end_user");
        return new AccountRiskChanged(
                row.getString("account"),
                endUser.isEmpty() ? null : endUser,
                row.getString("level"),
                row.getString("level"),
                row.getLong("tick"),
                row.getOffsetDateTime("as_of").toInstant(),
                row.getDouble("score"),
                signals.stream().map(Evidence::name).distinct().toList(),
                campaigns,
                signals,
                counterfactuals,
                row.getString("policy_version"),
                row.getString("baseline_version"));
    }
}
