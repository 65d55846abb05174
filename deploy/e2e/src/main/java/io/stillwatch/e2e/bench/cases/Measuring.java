package io.stillwatch.e2e.bench.cases;

import io.stillwatch.e2e.bench.cases.HttpLoad.Ask;
import io.stillwatch.e2e.bench.cases.HttpLoad.Outcome;
import io.stillwatch.e2e.installation.Installation;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** One measurement, as Markdown: seeding, rebuild, commands by the length of the history, reads, ceilings, fan-out. */
final class Measuring {

    private final CaseOrder order;
    private final Installation installation;
    private final PrintStream progress;
    private final StringJoiner report = new StringJoiner("\n");

    Measuring(CaseOrder order, Installation installation, PrintStream progress) {
        this.order = order;
        this.installation = installation;
        this.progress = progress;
    }

    String measure() throws SQLException, InterruptedException {
        say("Seeding %,d events in %,d cases".formatted(order.events(), order.cases()));
        new Seeding(installation).store(order.cases(), order.events());
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2));
        try (HttpLoad load = new HttpLoad(vertx, installation.url())) {
            if (order.replay()) {
                replay();
            } else {
                new Seeding(installation).queue();
            }
            note("");
            note(Measured.HEADER);
            measure(load);
            note("");
            if (order.items() > 0) {
                note(new Acknowledging(installation, load, order.items(), order.clients()).measure());
                note("");
            }
            if (order.streams() > 0) {
                note(new Pace(order, installation, vertx).fanOut());
            }
        }
        note("%n%,d events, %,d cases, %d clients, %d processors, load average %.1f at the end."
                .formatted(
                        installation.number("select count(*) from event_log"),
                        installation.number("select count(*) from cases"),
                        order.clients(),
                        Runtime.getRuntime().availableProcessors(),
                        java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                                .getSystemLoadAverage()));
        return report.toString();
    }

    private void replay() throws SQLException, InterruptedException {
        Replay replay = new Replay(installation);
        for (String model : Replay.MODELS) {
            note(replay.of(model));
        }
    }

    private void measure(HttpLoad load) throws SQLException, InterruptedException {
        int cases = order.cases();
        int each = order.events() / cases;
        var ceilings = new Ceilings(installation, order.clients(), cases);
        String lead = installation.token("lead", "subscriber");
        measure(load, "command, " + each + " events before it", note(1, cases, lead));
        measure(load, "command, 1 event before it", note(cases + Seeding.SPECIAL + 1, Seeding.SPECIAL, lead));
        measure(load, "command, 2,000 events before it", note(cases + 1, Seeding.SPECIAL, lead));
        if (order.reads()) {
            reads(load, cases, lead);
        }
        ceiling("PostgreSQL alone: INSERT and commit", ceilings.inserts(order.measured()));
        ceiling("PostgreSQL alone: SELECT by key", ceilings.selects(order.measured()));
    }

    private void reads(HttpLoad load, int cases, String lead) throws InterruptedException {
        measure(load, "read: one case", () -> new Ask("/v1/cases/" + random(1, cases), lead, null));
        measure(load, "read: queue, 20 newest", () -> new Ask("/v1/cases?limit=20", lead, null));
        measure(
                load,
                "read: queue, 20 most severe in a state",
                () -> new Ask("/v1/cases?limit=20&sort=severity&state=unassigned", lead, null));
        measure(
                load,
                "read: timeline, 20",
                () -> new Ask("/v1/cases/" + random(1, cases) + "/timeline?limit=20", lead, null));
        measure(
                load,
                "read: events, 20",
                () -> new Ask(
                        "/v1/events?limit=20&after="
                                + ThreadLocalRandom.current().nextInt(order.events() / 2),
                        lead,
                        null));
    }

    private void measure(HttpLoad load, String what, Supplier<Ask> asks) throws InterruptedException {
        load.run(order.clients(), order.warmUp(), asks);
        Duration service = installation.serviceCpu();
        Duration database = installation.databaseCpu();
        Outcome outcome = load.run(order.clients(), order.measured(), asks);
        int count = Math.max(1, outcome.latencies().count());
        note(new Measured(
                        what,
                        outcome.perSecond(),
                        outcome.latencies(),
                        outcome.failed(),
                        micros(service, installation.serviceCpu()) / count,
                        micros(database, installation.databaseCpu()) / count)
                .row());
    }

    private void ceiling(String what, Outcome outcome) {
        note(new Measured(what, outcome.perSecond(), outcome.latencies(), 0, Double.NaN, Double.NaN).row());
    }

    private static Supplier<Ask> note(int from, int many, String token) {
        return () -> new Ask(
                "/v1/cases/" + random(from, many) + "/notes",
                token,
                "{\"text\":\"Looked at it again, see the shared cards.\"}");
    }

    private static String random(int from, int many) {
        return Seeding.id(from + ThreadLocalRandom.current().nextInt(many));
    }

    private static double micros(Duration before, Duration after) {
        return after.minus(before).toNanos() / 1e3;
    }

    private void note(String line) {
        report.add(line);
        progress.println(line);
    }

    private void say(String what) {
        progress.println(String.format(Locale.ROOT, "%s …", what));
    }
}
