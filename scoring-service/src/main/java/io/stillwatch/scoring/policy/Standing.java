package io.stillwatch.scoring.policy;

import io.stillwatch.scoring.policy.Changes.InForce;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * Changes that nobody took back.
 *
 * @param changes oldest first; behind them all is what an installation begins with
 * @param last id of the last change, taken back or not; 0 before there is one
 */
record Standing(List<ChangeView> changes, long last) {

    /** @param all every change there was, oldest first */
    static Standing of(Iterable<Row> all) {
        List<ChangeView> changes = new ArrayList<>();
        long last = 0;
        for (Row row : all) {
            last = row.getLong("id");
            if (row.getBoolean("rolls_back")) {
                changes.removeLast();
            } else {
                changes.add(ChangeView.of(row));
            }
        }
        return new Standing(List.copyOf(changes), last);
    }

    InForce now() {
        return behind(changes.size());
    }

    InForce before() {
        return behind(changes.size() - 1);
    }

    /** Whether the last of them put this policy or baseline into force. */
    boolean broughtIn(String version) {
        return now().names(version) && !before().names(version);
    }

    private InForce behind(int count) {
        return count == 0 ? InForce.BUILTIN : InForce.of(changes.get(count - 1));
    }
}
