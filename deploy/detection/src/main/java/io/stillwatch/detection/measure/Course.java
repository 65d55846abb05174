package io.stillwatch.detection.measure;

import io.stillwatch.detection.detector.Suspicion;
import io.stillwatch.scoring.engine.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one detector says hour by hour, held against the truth. Who was ever announced counts, also when it was taken back
 * later: the provider has acted by then.
 */
public final class Course {
    private static final double ENOUGH = 0.1;
    private static final int AT_LEAST = 3;

    private final Census census;
    private final Set<Principal> watched = new HashSet<>();
    private final Set<Principal> announced = new HashSet<>();
    private final SortedMap<String, Moment> watchTimes = new TreeMap<>();
    private final SortedMap<String, Moment> announcementTimes = new TreeMap<>();
    private final Set<String> recognised = new TreeSet<>();
    private List<Set<Principal>> groups = List.of();
    private @Nullable Suspicion latest;

    public Course(Census census) {
        this.census = census;
    }

    /** When something happened to a campaign, and how many interactions it had made by then. */
    private record Moment(Instant time, long interactions) {}

    /** A detector that repeats itself has nothing new to be held against. */
    public void take(Instant now, Suspicion suspicion) {
        if (suspicion.equals(latest)) {
            return;
        }
        latest = suspicion;
        watched.addAll(suspicion.watched());
        announced.addAll(suspicion.announced());
        groups = suspicion.groups();
        time(now, suspicion.watched(), watchTimes);
        time(now, suspicion.announced(), announcementTimes);
        groups.forEach(this::recognise);
    }

    /** A campaign is found once a tenth of its accounts so far is, and three. */
    private void time(Instant now, Set<Principal> suspects, SortedMap<String, Moment> times) {
        for (var campaign : census.campaigns()) {
            if (!times.containsKey(campaign) && covers(suspects, census.accounts(campaign))) {
                times.put(campaign, new Moment(now, census.interactions(campaign)));
            }
        }
    }

    private static boolean covers(Set<Principal> suspects, Set<Principal> accounts) {
        return common(suspects, accounts) >= Math.max(AT_LEAST, ENOUGH * accounts.size());
    }

    /** A group recognises the campaign that most of its members belong to, if it covers enough of it. */
    private void recognise(Set<Principal> group) {
        owner(group)
                .filter(campaign -> covers(group, census.accounts(campaign)))
                .ifPresent(recognised::add);
    }

    private Optional<String> owner(Set<Principal> group) {
        return census.campaigns().stream()
                .filter(campaign -> 2 * common(group, census.accounts(campaign)) > group.size())
                .findFirst();
    }

    public Score score() {
        var campaigns = new TreeMap<String, CampaignScore>();
        census.campaigns().forEach(campaign -> campaigns.put(campaign, score(campaign)));
        var classes = new TreeMap<String, Proportion>();
        census.classes().forEach(name -> classes.put(name, hit(announced, census.honest(name))));
        var honestWatched = census.classes().stream()
                .map(name -> hit(watched, census.honest(name)))
                .reduce(Proportion.NONE, Proportion::plus);
        return new Score(precision(), purity(), groups.size(), campaigns, classes, honestWatched);
    }

    private CampaignScore score(String campaign) {
        var accounts = census.accounts(campaign);
        return new CampaignScore(
                hit(announced, accounts),
                hit(watched, accounts),
                recognised.contains(campaign),
                after(campaign, watchTimes),
                after(campaign, announcementTimes),
                leak(campaign, watchTimes),
                leak(campaign, announcementTimes));
    }

    private Optional<Duration> after(String campaign, SortedMap<String, Moment> times) {
        return Optional.ofNullable(times.get(campaign))
                .map(moment -> Duration.between(census.start(campaign), moment.time()));
    }

    /** All of it, when the campaign was never found. */
    private Proportion leak(String campaign, SortedMap<String, Moment> times) {
        var all = census.interactions(campaign);
        var moment = times.get(campaign);
        return new Proportion(moment == null ? all : moment.interactions(), all);
    }

    private Proportion precision() {
        var guilty = announced.stream()
                .filter(account -> census.campaignOf(account).isPresent())
                .count();
        return new Proportion(guilty, announced.size());
    }

    /** Members that belong to the campaign which most of their group belong to; groups without one have none. */
    private Proportion purity() {
        return groups.stream()
                .map(group -> new Proportion(
                        owner(group)
                                .map(campaign -> common(group, census.accounts(campaign)))
                                .orElse(0L),
                        group.size()))
                .reduce(Proportion.NONE, Proportion::plus);
    }

    private static Proportion hit(Set<Principal> suspects, Collection<Principal> accounts) {
        return new Proportion(common(suspects, accounts), accounts.size());
    }

    private static long common(Set<Principal> suspects, Collection<Principal> accounts) {
        return accounts.stream().filter(suspects::contains).count();
    }
}
