package io.stillwatch.detection;

import io.stillwatch.detection.command.Options;
import io.stillwatch.detection.command.Program;
import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.detection.traffic.Play;
import io.stillwatch.scoring.engine.AccountVerdict;
import io.stillwatch.scoring.engine.Baseline;
import io.stillwatch.scoring.engine.CampaignVerdict;
import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.simulator.Scenario;
import io.stillwatch.simulator.Simulation;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/** Plays a scenario and reads out one campaign, one of its accounts, and the honest account that looks most like one. */
public final class VerdictBench implements Program {
    /** Tokens. */
    private static final int LONG = 1_000;

    private static final Map<String, String> OTHERWISE = Map.of("--scenario", "small", "--seed", "1");

    @Override
    public String usage() {
        return "Usage: ./stillwatch bench verdict [--scenario A] [--seed N]\n"
                + "  plays a scenario and reads out a campaign, one of its accounts and the honest account that looks most like one";
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream progress) {
        var options = Options.read(arguments, OTHERWISE);
        var scenario = Scenario.named(options.text("--scenario"));
        var seed = options.number("--seed");
        var play = new Reading();
        Play.of(scenario, seed, play::take);
        play.campaign()
                .ifPresentOrElse(campaign -> tell(out, play, campaign), () -> out.println("No campaign was found"));
        var honest = Simulation.of(scenario, seed).truth().honest();
        play.honest(honest.values()).ifPresent(account -> {
            out.println("\n== An honest account: " + account.account() + ", " + classOf(account, honest));
            new VerdictText(out).signals(play.engine.ordinary(account));
            out.println("Level LOW: it belongs to no group that acts together, so no single signal counts against it.");
        });
        return 0;
    }

    private static String classOf(Principal account, SortedMap<String, SortedSet<String>> classes) {
        return classes.entrySet().stream()
                .filter(members -> members.getValue().contains(account.account()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("unknown");
    }

    private static void tell(PrintStream out, Reading play, CampaignVerdict campaign) {
        var text = new VerdictText(out);
        text.campaign(campaign);
        Optional.ofNullable(play.levels.get(campaign.members().getFirst().principal()))
                .ifPresent(text::account);
    }

    /** What was last said of everybody. */
    private static final class Reading {
        private final Engine engine = new Engine(Policy.builtin(), Baseline.builtin());
        private final Map<Principal, AccountVerdict> levels = new HashMap<>();
        private final Map<String, Integer> longAnswers = new HashMap<>();
        private final SortedMap<String, CampaignVerdict> campaigns = new TreeMap<>();

        void take(Hour hour) {
            hour.facts().forEach(engine::accept);
            hour.interactions().forEach(interaction -> {
                engine.accept(interaction);
                if (interaction.usage().outputTokens() >= LONG) {
                    longAnswers.merge(interaction.account(), 1, Integer::sum);
                }
            });
            var verdicts = engine.close(hour.tick(), hour.end());
            verdicts.accounts().forEach(verdict -> levels.put(verdict.principal(), verdict));
            verdicts.campaigns().forEach(verdict -> campaigns.put(verdict.id(), verdict));
        }

        /** The worst that is announced. */
        Optional<CampaignVerdict> campaign() {
            return campaigns.values().stream()
                    .filter(campaign -> campaign.status() == CampaignVerdict.Status.ANNOUNCED && !campaign.quiet())
                    .max(Comparator.comparingDouble(CampaignVerdict::severity));
        }

        /** Of those that nothing is said of, the one with the most long answers. */
        Optional<Principal> honest(Collection<? extends Collection<String>> classes) {
            return classes.stream()
                    .flatMap(Collection::stream)
                    .map(account -> new Principal(account, null))
                    .filter(account ->
                            !levels.containsKey(account) || levels.get(account).level() == RiskLevel.LOW)
                    .max(Comparator.comparingInt((Principal account) -> longAnswers.getOrDefault(account.account(), 0))
                            .thenComparing(Comparator.naturalOrder()));
        }
    }
}
