package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.installation.Installation;
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
             of the group on average; among comparable accounts it is 0.","value":24}],"interactions":8109,"memberCount":25,\
            "members":null,"policyVersion":"p1","sequence":1,"severity":' || trim_scale(round((3 + n %% 997 / 500.0)::numeric, 3)) || ',"tick":1,\
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
        installation.run(
                "insert into timeline (case_id, position) select case_id, position from feed where case_id like 'case%'");
        installation.run("update feed_published set position = (select max(position) from feed)");
        installation.run("vacuum analyze");
    }

    /** The rows of the queue, for a measurement that does not have the service make them. */
    void queue() throws SQLException {
        installation.run("""
                insert into cases (id, campaign, state, members, interactions, severity, first_seen, watched_since, opened_at, updated_at,
                    late_findings, missing_findings, finding, finding_sequence, sequence)
                select stream, replace(stream, 'case_', 'cmp_'), 'unassigned', 25, 8109, (body::jsonb #>> '{finding,severity}')::float8,
                    '2026-03-30', '2026-03-31', recorded_at, recorded_at, 0, 0, body::jsonb ->> 'finding', 1,
                    (select max(sequence) from event_log l where l.stream = e.stream)
                from event_log e where sequence = 1""");
        installation.run("vacuum analyze cases");
    }

    /** Each event chained to the one before it, as the service does it, so that a command finds what it would find. */
    private void log(int from, int to, int each) throws SQLException {
        installation.run(
                """
                do $chain$
                declare
                    h text; b text; s text; k text; t timestamptz;
                begin
                    for n in %1$d..%2$d loop
                        s := %3$s;
                        h := repeat('0', 64);
                        for e in 1..%4$d loop
                            if e = 1 then
                                k := 'case-opened'; b := %5$s; t := timestamptz '2026-04-01' + n * interval '1 second';
                            else
                                k := 'note-added'; b := %6$s; t := timestamptz '2026-04-02' + e * interval '1 second';
                            end if;
                            h := encode(sha256(convert_to(h || chr(10) || s || chr(10) || e || chr(10) || k || chr(10)
                                || to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || chr(10) || b, 'UTF8')), 'hex');
                            insert into event_log (stream, sequence, type, body, recorded_at, hash) values (s, e, k, b, t, h);
                        end loop;
                    end loop;
                end $chain$""".formatted(from, to, ID.formatted("n"), each, OPENED.formatted(CAMPAIGN.formatted("n")), NOTED));
    }
}
