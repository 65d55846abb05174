package io.stillwatch.scoring.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stillwatch.eventsourcing.Sha256;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/**
 * Whom somebody who reads the topics leaves out, and up to which tick: the last one that anything counts in of what had come of them when the engine
 * forgot. What counts later is of somebody who came after the erasure, under the same name.
 */
public final class Erased {

    public static final Erased NOBODY = new Erased(new byte[0], Map.of());

    private static final String OF_STAGE = """
            select digest, tick from erased
            union all select sha256(salt || convert_to(account, 'UTF8')), up_to from account_stage_erasure, erased_salt where partition = $1""";

    private static final long NEVER = Long.MIN_VALUE;

    private final byte[] salt;
    private final Map<ByteBuffer, Long> upTo;
    private final long last;

    private Erased(byte[] salt, Map<ByteBuffer, Long> upTo) {
        this.salt = salt;
        this.upTo = upTo;
        this.last = upTo.values().stream().mapToLong(tick -> tick).max().orElse(NEVER);
    }

    /** Those whose erasure is done by now. */
    public static Erased of(StoreConnection store) {
        return of(store, store.run("select digest, tick from erased"));
    }

    /** The same, and those whom the account stage of a partition has forgotten by now. */
    static Erased ofStage(StoreConnection store, int partition) {
        return of(store, store.run(OF_STAGE, Tuple.of(partition)));
    }

    private static Erased of(StoreConnection store, Iterable<Row> rows) {
        Map<ByteBuffer, Long> upTo = new HashMap<>();
        for (Row row : rows) {
            upTo.merge(ByteBuffer.wrap(row.getBuffer("digest").getBytes()), row.getLong("tick"), Math::max);
        }
        Row own = store.run("select salt from erased_salt").iterator().next();
        return new Erased(own.getBuffer("salt").getBytes(), upTo);
    }

    /** Whether anything that counts in this tick can be left out. Live work is soon past all of them, and hashes nothing then. */
    public boolean reaches(long tick) {
        return tick <= last;
    }

    /** Whether what this account did or what was stated of it is left out, where it counts in this tick. */
    public boolean covers(String account, long tick) {
        return reaches(tick) && tick <= upTo.getOrDefault(digest(account), NEVER);
    }

    /** As {@link PendingErasures} has the database make it. */
    private ByteBuffer digest(String account) {
        byte[] name = account.getBytes(UTF_8);
        return ByteBuffer.wrap(Sha256.of(ByteBuffer.allocate(salt.length + name.length)
                .put(salt)
                .put(name)
                .array()));
    }
}
