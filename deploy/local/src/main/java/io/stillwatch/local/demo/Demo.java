package io.stillwatch.local.demo;

import io.stillwatch.local.Service;
import io.stillwatch.local.Suite;
import io.stillwatch.local.speaking.ProgressBar;
import io.stillwatch.local.speaking.ServiceClient;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Replays simulated traffic into a running suite and shows what came of it. */
public final class Demo {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final Suite suite;
    private final PrintStream out;

    public Demo(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    /** Returns in words what fell short; nothing if every campaign was found and is one case, and what was done about one ended well. */
    public List<String> run(long seed) {
        Scenario scenario = past(Scenario.named("small"), Clock.systemUTC());
        Simulation simulation = Simulation.of(scenario, seed);
        introduce(scenario, simulation, seed);
        Traffic traffic = replay(scenario, simulation);
        catchUp(traffic.last());
        var findings = new Findings(client(Service.SCORING, "analyst"), client(Service.CASE, "analyst"));
        var comparison = new Comparison(simulation.truth(), findings.campaigns());
        new Report(out, traffic, comparison).print();
        printRisks(findings, comparison);
        return Stream.of(
                        comparison.shortcomings(),
                        aftermath(comparison),
                        regrowth(comparison, simulation, traffic.last()),
                        evidence(comparison))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> regrowth(Comparison comparison, Simulation simulation, Instant end) {
        return comparison.found().stream()
                .filter(found -> !found.cases().isEmpty())
                .limit(1)
                .flatMap(found -> {
                    var replay = new Replay(
                            client(Service.INGEST, "ingester"), ProgressBar.onScreen("Sending one more account"));
                    var regrowth = new Regrowth(client(Service.SCORING, "analyst"), replay, out);
                    catchUp(regrowth.begin(found.id(), found.accounts(), simulation, end));
                    return regrowth.found().stream();
                })
                .toList();
    }

    private List<String> aftermath(Comparison comparison) {
        return comparison.found().stream()
                .flatMap(found -> found.cases().stream())
                .limit(1)
                .flatMap(opened -> new Aftermath(this::caseClient, out).of(opened.id()).stream())
                .toList();
    }

    private ServiceClient caseClient(String person) {
        String[] nameAndRole = person.split(":", 2);
        return new ServiceClient(
                suite.service(Service.CASE).url(), suite.tokens().mint(nameAndRole[0], nameAndRole[1]));
    }

    private List<String> evidence(Comparison comparison) {
        var exhibit = new Exhibit(client(Service.CASE, "auditor"), suite.data(), out);
        return comparison.found().stream()
                .flatMap(found -> found.cases().stream())
                .limit(1)
                .flatMap(opened -> exhibit.show(opened.id()).stream())
                .toList();
    }

    private void introduce(Scenario scenario, Simulation simulation, long seed) {
        int honest = simulation.truth().honest().values().stream()
                .mapToInt(accounts -> accounts.size())
                .sum();
        int hidden = simulation.truth().campaigns().values().stream()
                .mapToInt(accounts -> accounts.size())
                .sum();
        out.println();
        out.println(
                "%d days of traffic from %d honest accounts, and %d campaigns with %d accounts together hidden in it (seed %d)."
                        .formatted(scenario.days(), honest, scenario.campaigns().size(), hidden, seed));
    }

    private Traffic replay(Scenario scenario, Simulation simulation) {
        var progress = ProgressBar.onScreen("Replaying through POST /v1/interactions");
        return new Replay(client(Service.INGEST, "ingester"), progress).send(scenario, simulation);
    }

    private void catchUp(Instant last) {
        new CatchUp(
                        client(Service.INGEST, "operator"),
                        client(Service.SCORING, "operator"),
                        client(Service.CASE, "operator"),
                        ProgressBar.onScreen("Scoring"))
                .await(last);
    }

    private void printRisks(Findings findings, Comparison comparison) {
        comparison.truth().campaigns().forEach((name, accounts) -> printRisk(findings, name, accounts.first()));
        comparison.truth().honest().forEach((name, accounts) -> printRisk(findings, name, accounts.first()));
    }

    private void printRisk(Findings findings, String kind, String account) {
        out.println("Risk of %s, one of %s: %s".formatted(account, kind, findings.risk(account)));
    }

    private ServiceClient client(Service service, String role) {
        return new ServiceClient(suite.service(service).url(), suite.tokens().mint("demo", role));
    }

    /** Ingest refuses what lies in the future of its clock, so a clock that is behind the scenario gets an earlier week. */
    private static Scenario past(Scenario scenario, Clock clock) {
        Scenario past = scenario;
        while (past.end().plus(Regrowth.LATER.multipliedBy(2)).isAfter(clock.instant())) {
            past = past.startingAt(past.start().minus(A_WEEK));
        }
        return past;
    }
}
