package io.stillwatch.scoring;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.stillwatch.local.DatabaseAccess;
import io.stillwatch.local.SharedServers;
import io.stillwatch.scoring.store.StoreConnection;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.DeflaterOutputStream;

/** A schema of its own in the real database, as the service's migrations make it and used in the runtime role. */
public final class TestStore implements AutoCloseable {

    private final DatabaseAccess access = SharedServers.get().postgres().database("scoring");
    private final String schema = "t" + UUID.randomUUID().toString().replace("-", "");
    private final Pool pool;

    public TestStore() {
        asOwner("create schema " + schema + ";\n" + Tables.SCRIPT);
        asOwner("grant usage on schema " + schema + " to " + access.runtime().user());
        pool = Pool.newInstance(PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(access.reactiveUrl())
                        .setUser(access.runtime().user())
                        .setPassword(access.runtime().password())
                        .addProperty("search_path", schema))
                .build());
    }

    public Pool pool() {
        return pool;
    }

    public String name() {
        return schema;
    }

    public long lastTick() {
        return number("select tick from verdict_tick");
    }

    /** Records that are read and in no closed tick. */
    public long waiting() {
        return number("select sum(waiting) from reading");
    }

    public void askToErase(String account) {
        asOwner("insert into erasure (account) values ('" + account + "')");
    }

    /** Erasures that are not done. */
    public long erasing() {
        return number("select count(*) from erasure where not done");
    }

    /** How often it is written down that somebody erased. */
    public long notedErasures() {
        return number("select count(*) from readings where action = 'erase'");
    }

    /** How often somebody began to open the account stage of a partition. */
    public long claims(int partition) {
        return number("select epoch from account_stage where partition = " + partition);
    }

    /** Account stages whose last checkpoint is of this tick. */
    public long stagesAt(long tick) {
        return number("select count(*) from account_stage where tick = " + tick);
    }

    /** Pieces of checkpoints in which a name stands. */
    public long piecesWith(String name) {
        return number("select count(*) from checkpoint_part where position('" + name + "'::bytea in bytes) > 0");
    }

    /** Rows of a table in which this stands. */
    public long rowsWith(String table, String text) {
        return number("select count(*) from " + table + " r where position('" + text + "' in r::text) > 0 or '" + text
                + "' = ''");
    }

    /** The checkpoint of the engine becomes one of a format that no version of now knows. */
    public void engineWrittenByAnother(int format) throws IOException {
        var rest = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(new DeflaterOutputStream(rest))) {
            out.writeInt(format);
        }
        asOwner("delete from checkpoint_part where owner = -1 and part = -2;"
                + "insert into checkpoint_part (owner, part, tick, number, bytes) select -1, -2, tick, 0, '\\x"
                + HexFormat.of().formatHex(rest.toByteArray()) + "' from checkpoint");
    }

    /** What waits to be published on a topic, in order. */
    public List<CloudEvent> events(String topic) {
        List<CloudEvent> events = new ArrayList<>();
        for (Row row : query("select event from outbox where topic = '" + topic + "' order by id")) {
            events.add(new JsonFormat().deserialize(row.getBuffer(0).getBytes()));
        }
        return events;
    }

    /** What the one row of a query says. */
    public long number(String query) {
        return query(query).iterator().next().getLong(0);
    }

    private RowSet<Row> query(String query) {
        return StoreConnection.await(pool.query(query).execute());
    }

    public StoreConnection connect() {
        return new StoreConnection(StoreConnection.await(pool.getConnection()));
    }

    /** Everything that is kept and to be published, as text. */
    public List<String> contents() {
        List<String> contents = new ArrayList<>();
        for (String query : List.of(
                "select 'tick', tick, watermark, digest, scored from verdict_tick",
                "select 'risk', r.* from account_risk r order by account, end_user",
                "select 'campaign', c.* from campaign c order by id",
                "select 'member', m.* from campaign_member m order by campaign, account, end_user",
                "select 'outbox', topic, convert_from(event, 'UTF8') from outbox order by id")) {
            for (Row row : query(query)) {
                contents.add(row.deepToString());
            }
        }
        return contents;
    }

    @Override
    public void close() {
        StoreConnection.await(pool.close());
        asOwner("drop schema " + schema + " cascade");
    }

    /** What the service's own role may not do. */
    public void asOwner(String statement) {
        try (Connection connection = access.connect(access.owner())) {
            connection.setSchema(schema);
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
