package io.stillwatch.e2e.soak.cases;

import io.stillwatch.e2e.installation.Installation;
import io.stillwatch.local.speaking.ServiceClient;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes every read model again and compares it with what was there. */
final class ReadModels {

    /** Model and table. */
    private static final Map<String, String> MODELS = new TreeMap<>(Map.of(
            "queue", "cases",
            "service-levels", "service_level",
            "timeline", "timeline",
            "members", "case_member",
            "enforcements", "enforcement",
            "enforcement-items", "enforcement_item",
            "appeals", "appeal"));

    private final Store store;
    private final ServiceClient operator;

    ReadModels(Installation installation) {
        this.store = new Store(installation);
        this.operator = new ServiceClient(installation.url(), installation.tokenOf("olga", "operator"));
    }

    Set<String> names() {
        return MODELS.keySet();
    }

    /** Those that a rebuild changed. */
    List<String> differing() throws SQLException {
        List<String> differing = new ArrayList<>();
        for (Map.Entry<String, String> model : MODELS.entrySet()) {
            List<String> kept = rows(model.getValue());
            rebuild(model.getKey());
            if (!kept.equals(rows(model.getValue()))) {
                differing.add(model.getKey());
            }
        }
        return differing;
    }

    private void rebuild(String model) {
        operator.post("/v1/read-models/" + model + "/rebuild", Map.of());
        Store.await(() -> {
            for (var known : operator.get("/v1/read-models").path("items")) {
                if (known.path("name").asText().equals(model)) {
                    return known.path("state").asText().equals("done");
                }
            }
            return false;
        });
    }

    /** Whether others were told of a row is no part of the model. */
    private List<String> rows(String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        store.each(
                "select (to_jsonb(t) - 'told')::text from %s t order by 1".formatted(table),
                row -> rows.add(row.getString(1)));
        return rows;
    }
}
