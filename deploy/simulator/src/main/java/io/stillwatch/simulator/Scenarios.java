package io.stillwatch.simulator;

import io.stillwatch.simulator.behaviour.Circumstances;
import io.stillwatch.simulator.behaviour.Population;
import io.stillwatch.simulator.campaign.Campaign;
import io.stillwatch.simulator.campaign.Disguise;
import io.stillwatch.simulator.campaign.Levels;
import io.stillwatch.simulator.campaign.Ruses;
import io.stillwatch.simulator.honest.AgentUsers;
import io.stillwatch.simulator.honest.Aggregator;
import io.stillwatch.simulator.honest.CarrierNat;
import io.stillwatch.simulator.honest.Hackathon;
import io.stillwatch.simulator.honest.SchoolClass;
import io.stillwatch.simulator.honest.Society;
import io.stillwatch.simulator.honest.Tenants;
import io.stillwatch.simulator.honest.Translators;
import io.stillwatch.simulator.honest.Viral;
import io.stillwatch.simulator.honest.WritingTool;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The scenarios that have a name. */
final class Scenarios {
    private static final Instant A_MONDAY = Instant.parse("2026-04-20T00:00:00Z");
    private static final Aggregator RESELLER = new Aggregator(2_000);
    private static final Scenario VILLAGE = new Scenario(
            "small-benign", 800, 4, A_MONDAY, Society.village(), List.of(), List.of(), Circumstances.usual());
    private static final Scenario COUNTRY = new Scenario(
            "medium-benign",
            50_000,
            30,
            A_MONDAY,
            Society.country(),
            List.of(RESELLER),
            List.of(),
            Circumstances.usual());
    private static final Scenario TOWN = COUNTRY.withAccounts(2_000).withDays(14);
    private static final Tenants HOUSE = new Tenants(60);
    private static final SortedMap<String, Scenario> NAMED = new TreeMap<>();

    static {
        name(VILLAGE);
        name(VILLAGE.hiding("small", Levels.l0(25), Levels.l1(40)));
        name(VILLAGE.hiding("small-chinese", Levels.l0InChinese(25)));
        name(TOWN.hiding(
                "levels", Levels.l0(25), Levels.l1(40), Levels.l2(40), Levels.l3(100), Levels.l4(300), resold()));
        name(TOWN.hiding("l2-chinese", Levels.l2InChinese(40)));
        name(TOWN.hiding("l3-chinese", Levels.l3InChinese(100)));
        name(TOWN.hiding(
                "ruses",
                Ruses.publicWrapper(60),
                Levels.withAgedAccounts(Ruses.systemPrompt(60), 0.5),
                Levels.unwrapped(60),
                Ruses.thick(12),
                Ruses.statingOneOrganization(Levels.l2(40)),
                Ruses.onAcademicDomain(Levels.l1(40)),
                Levels.l5(300)));
        name(TOWN.under(Circumstances.usual().withRelease()).hiding("release", Ruses.pivoting(Levels.l2(60))));
        name(TOWN.beside(HOUSE).hiding("framing", Ruses.framing(HOUSE, 60)));
        name(TOWN.beside(HOUSE, new Hackathon(80), new Viral(120), new SchoolClass(300))
                .under(Circumstances.usual().withRelease())
                .hiding("twins-benign"));
        name(TOWN.beside(new CarrierNat(5_000)).withDays(4).hiding("nat-benign"));
        name(new Scenario(
                "sdk-benign",
                5_500,
                4,
                A_MONDAY,
                new Society(0.06, List.of(new Society.Share(10.0 / 11, 50_000, AgentUsers::new))),
                List.of(),
                List.of(),
                Circumstances.usual()));
        name(TOWN.hiding("aggregator", resold()));
        for (var accounts : List.of(100, 300, 1_000, 2_500)) {
            name(TOWN.hiding("l4-" + accounts, Levels.l4(accounts)));
        }
        for (var cover : List.of(0, 50, 80, 90)) {
            name(TOWN.hiding("cover-" + cover, Levels.covered(100, cover / 100.0)));
        }
        for (var tokens : List.of(90, 250, 350, 500)) {
            name(TOWN.hiding("brief-" + tokens, Ruses.askingBriefly(Levels.l2(60), tokens)));
        }
        for (var disguise : Disguise.values()) {
            var campaign = Ruses.disguised(Levels.l2(40), disguise);
            name(TOWN.hiding("disguised-" + disguise.name().toLowerCase(Locale.ROOT), campaign));
        }
        name(TOWN.hiding("disguised", disguised(Levels.l0(25), Levels.l1(40), Levels.l2(40), Levels.l3(100))));
        name(TOWN.hiding("apart", Ruses.apart(60)));
        name(TOWN.hiding("uneven", Ruses.unevenly(Ruses.apart(60))));
        name(TOWN.beside(new Translators(40), new WritingTool(60)).hiding("twins-unexplained"));
        name(COUNTRY.withAccounts(500_000).withDays(45).hiding("story", Levels.thin(25_000)));
        name(COUNTRY);
        name(COUNTRY.hiding(
                "medium",
                Levels.l0(50),
                Levels.l1(100),
                Levels.l2(300),
                Levels.withAgedAccounts(Levels.unwrapped(100), 0.5),
                Levels.l3(600),
                Levels.l4(1_000),
                resold()));
    }

    private Scenarios() {}

    static Scenario named(String name) {
        var scenario = NAMED.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException("No scenario " + name + ", there are: " + String.join(", ", names()));
        }
        return scenario;
    }

    static SortedSet<String> names() {
        return Collections.unmodifiableSortedSet(new TreeSet<>(NAMED.keySet()));
    }

    private static Campaign resold() {
        return Levels.behind(RESELLER, 20);
    }

    private static Population[] disguised(Campaign... campaigns) {
        return Stream.of(campaigns)
                .map(campaign -> Ruses.disguised(campaign, Disguise.values()))
                .toArray(Population[]::new);
    }

    private static void name(Scenario scenario) {
        NAMED.put(scenario.name(), scenario);
    }
}
