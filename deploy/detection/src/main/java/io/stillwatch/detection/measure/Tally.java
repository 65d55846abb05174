package io.stillwatch.detection.measure;

import io.stillwatch.detection.measure.Tuning.Entry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** One method's scores on all seeds of a scenario, pooled. */
public record Tally(Entry entry, List<Score> scores, Cost cost) {

    public String method() {
        return entry.name();
    }

    public Proportion precision() {
        return pooled(Score::precision);
    }

    public Proportion recall() {
        return pooled(Score::recall);
    }

    public Proportion honestFlagged() {
        return pooled(Score::honestFlagged);
    }

    public Proportion honestWatched() {
        return pooled(Score::honestWatched);
    }

    public Proportion purity() {
        return pooled(Score::purity);
    }

    /** Campaigns that some group recognised. */
    public Proportion recognised() {
        return all().map(score -> new Proportion(score.recognised() ? 1 : 0, 1))
                .reduce(Proportion.NONE, Proportion::plus);
    }

    /** Groups announced at the end, over all seeds. */
    public int groups() {
        return scores.stream().mapToInt(Score::groups).sum();
    }

    public Proportion leakBeforeWatch() {
        return all().map(CampaignScore::leakBeforeWatch).reduce(Proportion.NONE, Proportion::plus);
    }

    public Proportion leakBeforeAnnouncement() {
        return all().map(CampaignScore::leakBeforeAnnouncement).reduce(Proportion.NONE, Proportion::plus);
    }

    public SortedSet<String> campaigns() {
        return names(score -> score.campaigns().keySet());
    }

    public SortedSet<String> classes() {
        return names(score -> score.falsePositives().keySet());
    }

    public Proportion falsePositives(String honestClass) {
        return pooled(score -> score.falsePositives().getOrDefault(honestClass, Proportion.NONE));
    }

    /** A proportion of one campaign. */
    public Proportion of(String campaign, Function<CampaignScore, Proportion> proportion) {
        return scores(campaign).map(proportion).reduce(Proportion.NONE, Proportion::plus);
    }

    /** The median over the seeds on which it was reached at all, the upper one of two. */
    public Optional<Duration> median(String campaign, Function<CampaignScore, Optional<Duration>> time) {
        var times =
                scores(campaign).map(time).flatMap(Optional::stream).sorted().toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    private Stream<CampaignScore> scores(String campaign) {
        return scores.stream()
                .flatMap(score -> Stream.ofNullable(score.campaigns().get(campaign)));
    }

    private Stream<CampaignScore> all() {
        return scores.stream().flatMap(score -> score.campaigns().values().stream());
    }

    private Proportion pooled(Function<Score, Proportion> proportion) {
        return scores.stream().map(proportion).reduce(Proportion.NONE, Proportion::plus);
    }

    private SortedSet<String> names(Function<Score, Collection<String>> named) {
        var names = new TreeSet<String>();
        scores.forEach(score -> names.addAll(named.apply(score)));
        return names;
    }
}
