package io.stillwatch.ingest.messages;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.smallrye.mutiny.Uni;
import io.stillwatch.eventsourcing.Patience;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.event.Packed;
import io.stillwatch.ingest.fingerprint.Content;
import io.stillwatch.ingest.keys.DayKey;
import io.stillwatch.ingest.keys.DayKeys;
import io.stillwatch.ingest.store.Days;
import io.stillwatch.ingest.store.Opened;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Messages that came without their call, as tags sealed under the key of their day, until the retention forgets them. Every instance finds
 * what another one holds. To be used on a thread that may block.
 */
public final class HeldMessages {
    private static final String HOLD = """
            insert into held_messages (call, at, number, body)
            select * from unnest($1::text[], $2::timestamptz[], $3::int[], $4::bytea[]) on conflict do nothing""";

    /** A client says how many messages a call has, and all of them would be in memory: of many those at both ends count. */
    private static final String FIND = """
            select call, at, body from (
                select *, row_number() over (partition by call order by at, number) as place,
                    count(*) over (partition by call) as together
                from held_messages where call = any($1)
            ) as said
            where place <= 4 or place > together - 28
            order by at, number
            """;

    private static final String STORED =
            "select day, id, account, body from interactions where day = any($1) and id = any($2)";

    /** Left of a number by a place in the largest request, which has 100,000 records. */
    private static final int HASH_BITS = 14;

    private final Pool pool;
    private final DayKeys keys;
    private final Days days;
    private final Duration patience;

    /** Messages that the store keeps, or does not within its patience: then 503. */
    public HeldMessages(Pool pool, DayKeys keys, Days days, Duration patience) {
        this.pool = pool;
        this.keys = keys;
        this.days = days;
        this.patience = patience;
    }

    /**
     * One message.
     *
     * @param number its place in the request, from 1: the same when that is sent again, and maybe that of a message in another request
     * @param said under the id of the call, with content and nothing else that counts
     */
    public record Message(int number, InteractionRecorded said) {}

    /** Keeps them; those that are there already stay as they are. */
    public void hold(List<Message> messages) {
        days.prepare(() -> messages.stream().map(message -> day(message.said())).iterator());
        String[] calls = new String[messages.size()];
        OffsetDateTime[] times = new OffsetDateTime[messages.size()];
        Integer[] numbers = new Integer[messages.size()];
        Buffer[] bodies = new Buffer[messages.size()];
        for (int i = 0; i < calls.length; i++) {
            InteractionRecorded said = messages.get(i).said();
            times[i] = said.time().atOffset(ZoneOffset.UTC);
            calls[i] = said.id();
            DayKey key = days.key(times[i].toLocalDate());
            numbers[i] = messages.get(i).number() << HASH_BITS | hash(said, key);
            bodies[i] = Buffer.buffer(key.seal(Packed.write(said), place(said.id())));
        }
        await(pool.preparedQuery(HOLD).execute(Tuple.of(calls, times, numbers, bodies)));
    }

    /** Those of these calls, in the order of time, by call; of very many those at both ends. */
    public Map<String, List<InteractionRecorded>> of(List<String> calls) {
        if (calls.isEmpty()) {
            return Map.of();
        }
        RowSet<Row> rows = await(pool.preparedQuery(FIND).execute(Tuple.of(calls.toArray(String[]::new))));
        return rows.stream().collect(groupingBy(row -> row.getString("call"), flatMapping(this::opened, toList())));
    }

    /** Those of these calls that are stored with what was said in them, because an event told of them before: their ids. */
    public Set<String> told(List<InteractionRecorded> calls) {
        if (calls.isEmpty()) {
            return Set.of();
        }
        LocalDate[] days = calls.stream().map(HeldMessages::day).distinct().toArray(LocalDate[]::new);
        String[] ids = calls.stream().map(InteractionRecorded::id).toArray(String[]::new);
        return await(pool.preparedQuery(STORED).execute(Tuple.of(days, ids))).stream()
                .filter(this::hasText)
                .map(row -> row.getString("id"))
                .collect(toSet());
    }

    private boolean hasText(Row row) {
        LocalDate day = row.getLocalDate("day");
        if (keys.existing(day).isEmpty()) {
            return false;
        }
        byte[] body = row.getBuffer("body").getBytes();
        Opened stored = Opened.of(day, row.getString("id"), row.getString("account"), body, keys);
        Content content = stored.isPacked() ? Packed.read(stored.body()).content() : null;
        return content != null && content.characters() > 0;
    }

    private static LocalDate day(InteractionRecorded call) {
        return LocalDate.ofInstant(call.time(), ZoneOffset.UTC);
    }

    /** Empty when the key of the day is gone. */
    private Stream<InteractionRecorded> opened(Row row) {
        LocalDate day = row.getOffsetDateTime("at")
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDate();
        byte[] sealed = row.getBuffer("body").getBytes();
        return keys.existing(day).isEmpty()
                ? Stream.empty()
                : Stream.of(Packed.read(keys.open(day, sealed, place(row.getString("call")))));
    }

    private <T> T await(Uni<T> work) {
        return Patience.with(work, patience).await().indefinitely();
    }

    /** Tells apart what stood at one place of two requests and was said at one time, under a key that goes with the day. */
    private static int hash(InteractionRecorded said, DayKey key) {
        Content content = said.content();
        String words = content == null ? "" : content.digest() + " " + content.systemDigest();
        return (int) key.name(words).getLeastSignificantBits() & ((1 << HASH_BITS) - 1);
    }

    private static String place(String call) {
        return "messages of " + call;
    }
}
