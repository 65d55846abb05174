package io.stillwatch.scoring.erasure;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Envelope;
import io.stillwatch.eventsourcing.Outbox;
import io.stillwatch.scoring.publish.Events;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Says on the compacted topics that nothing is known under a key any more: compaction then removes it, and whoever reads forgets it. */
final class Tombstones {

    private Tombstones() {}

    /** In the transaction that the connection is in; the account's is the last to go out. */
    static Uni<Void> owe(SqlConnection connection, String account, List<String> endUsers) {
        List<String> keys =
                endUsers.stream().map(endUser -> Events.keyOf(account, endUser)).toList();
        return add(connection, Events.END_USER_RISK, keys)
                .chain(() -> add(connection, Events.ACCOUNT_RISK, List.of(account)));
    }

    private static Uni<Void> add(SqlConnection connection, String topic, List<String> keys) {
        return Outbox.add(
                connection, topic, keys.stream().map(Envelope::tombstone).toList());
    }
}
