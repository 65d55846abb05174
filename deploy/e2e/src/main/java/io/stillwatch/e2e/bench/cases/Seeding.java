package io.stillwatch.e2e.bench.cases;

import java.sql.SQLException;

/**
 * Puts cases and events where the service would have put them, by SQL: a million commands would take longer than all that is to be
 * measured. The event log and the feed are filled; the read models are made from the log by the service itself, which is measured.
 */
final class Seeding {

    /** Cases whose history is much longer than that of the others, and much shorter. */
    static final int SPECIAL = 20;

    static final int LONG = 2_000;

    private static final String ID = "'case_' || lpad(to_hex(%s), 16, '0')";
    private static final String CAMPAIGN = "'cmp_' || lpad(to_hex(%s), 16, '0')";
    private static final String OPENED = """
            '{"at":"2026-04-01T00:00:00Z","campaign":"' || %s || '","finding":{"baselineVersion":"b1","evidence":[{"baseline":0.1,\
            "contribution":2.5,"family":"network","name":"shared-addresses","text":"A member shares network addresses with 24 others\
             of the group on average; among comparable accounts it is 0.","value":24.0}],"interactions":8109,"memberCount":25,\
            "members":null,"policyVersion":"p1","sequence":1,"severity":' || round((3 + n %% 997 / 500.0)::numeric, 3) || ',"tick":1,\
            "watermark":"2026-04-01T00:00:00Z"},"firstSeen":"2026-03-30T00:00:00Z","watchedSince":"2026-03-31T00:00:00Z"}'""";
    private static final String NOTED = """
            '{"at":"2026-04-02T00:00:00Z","by":"ana","text":"Note ' || e || ': looked at the shared cards and the addresses, see there."}'""";

    private final Installation installation;

    Seeding(Installation installation) {
        this.installation = installation;
    }

    /** The id of the n-th case, from 1. */
    static String id(long n) {
        return "case_%016x".formatted(n);
    }

    /** Cases 1 to {@code cases} share the events; the next {@link #SPECIAL} have 2,000 each, the {@link #SPECIAL} after those have one. */
    void store(int cases, int events) throws SQLException {
        int each = events / cases;
        log(1, cases, each);
        log(cases + 1, cases + SPECIAL, LONG);
        log(cases + SPECIAL + 1, cases + 2 * SPECIAL, 1);
        installation.run("""
                insert into feed (position, type, case_id, event)
                select row_number() over (order by sequence, stream), type || '.v1', stream, jsonb_build_object(
                    'specversion', '1.0', 'id', stream || '/' || sequence, 'source', '/case-service',
                    'type', 'io.stillwatch.' || type || '.v1', 'subject', stream, 'time', '2026-04-02T00:00:00Z',
                    'datacontenttype', 'application/json', 'sequence', sequence::text,
                    'data', jsonb_build_object('case', stream, 'campaign', replace(stream, 'case_', 'cmp_'), 'by', 'ana'))::text
                from event_log""");
        installation.run("update feed_published set position = (select max(position) from feed)");
        installation.run("vacuum analyze");
    }

    private void log(int from, int to, int each) throws SQLException {
        String campaign = CAMPAIGN.formatted("n");
        installation.run("""
                insert into event_log (stream, sequence, type, body, recorded_at)
                select %1$s, 1, 'case-opened', %2$s, timestamptz '2026-04-01' + n * interval '1 second'
                from generate_series(%3$d, %4$d) n""".formatted(ID.formatted("n"), OPENED.formatted(campaign), from, to));
        installation.run("""
                insert into event_log (stream, sequence, type, body, recorded_at)
                select %1$s, e, 'note-added', %2$s, timestamptz '2026-04-02' + e * interval '1 second'
                from generate_series(%3$d, %4$d) n, generate_series(2, %5$d) e""".formatted(ID.formatted("n"), NOTED, from, to, each));
    }
}
