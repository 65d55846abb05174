package io.stillwatch.detection.measure;

import io.stillwatch.detection.traffic.Hour;
import io.stillwatch.scoring.engine.Interaction;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.simulator.GroundTruth;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Who has been active so far, and for which side; only they are measured, for nobody can find who does nothing. */
public final class Census {
    private static final int TENTH = 10;

    private final Map<String, String> campaigns = new HashMap<>();
    private final Map<String, String> classes = new HashMap<>();
    private final SortedMap<String, Part> active = new TreeMap<>();
    private final SortedMap<String, Set<Principal>> honest = new TreeMap<>();
    private long interactions;

    public Census(GroundTruth truth) {
        truth.campaigns().forEach((name, members) -> members.forEach(member -> campaigns.put(member, name)));
        truth.honest().forEach((name, members) -> members.forEach(member -> classes.put(member, name)));
    }

    /** A campaign's traffic so far. */
    private static final class Part {
        private final Set<Principal> accounts = new HashSet<>();
        private Instant first = Instant.MAX;
        private Instant tenth = Instant.MAX;
        private long interactions;

        void take(Principal principal, Instant time) {
            first = interactions == 0 ? time : first;
            interactions++;
            if (accounts.add(principal) && accounts.size() == TENTH) {
                tenth = time;
            }
        }
    }

    public void take(Hour hour) {
        hour.interactions().forEach(this::take);
    }

    private void take(Interaction interaction) {
        var principal = new Principal(interaction.account(), interaction.endUser());
        interactions++;
        campaignOf(principal)
                .ifPresentOrElse(
                        name -> active.computeIfAbsent(name, _ -> new Part()).take(principal, interaction.time()),
                        () -> honest.computeIfAbsent(classOf(principal), _ -> new HashSet<>())
                                .add(principal));
    }

    /** The campaign that a principal belongs to. */
    Optional<String> campaignOf(Principal principal) {
        return Optional.ofNullable(campaigns.get(named(principal)));
    }

    /** The honest class of anyone else; end users of a reseller are of the reseller's class. */
    String classOf(Principal principal) {
        return classes.getOrDefault(principal.account(), "unknown");
    }

    private static String named(Principal principal) {
        return principal.endUser() == null ? principal.account() : principal.account() + "/" + principal.endUser();
    }

    /** Names of the campaigns that have done anything. */
    Set<String> campaigns() {
        return active.keySet();
    }

    Set<String> classes() {
        return honest.keySet();
    }

    /** Accounts of a campaign that have asked anything so far. */
    Set<Principal> accounts(String campaign) {
        return active.getOrDefault(campaign, new Part()).accounts;
    }

    Set<Principal> honest(String honestClass) {
        return honest.getOrDefault(honestClass, Set.of());
    }

    /** Interactions of a campaign so far. */
    long interactions(String campaign) {
        return active.getOrDefault(campaign, new Part()).interactions;
    }

    long interactions() {
        return interactions;
    }

    /** When the tenth account of a campaign, or the first of a smaller one, asked for the first time. */
    Instant start(String campaign) {
        var part = active.getOrDefault(campaign, new Part());
        return part.accounts.size() < TENTH ? part.first : part.tenth;
    }
}
