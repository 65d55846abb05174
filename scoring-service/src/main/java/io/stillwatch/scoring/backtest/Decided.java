package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.Ruling;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Which campaign of a run a decision was about: the one of that id or, where the run began later than the campaign or under another policy and so calls it something
 * else, the one that has most of the members kept of it, at least half of them.
 */
final class Decided {

    /** A dismissed campaign ends being so when it has more than so many times the members. */
    private static final int GROWTH = 2;

    private final Course run;
    private final SortedMap<String, CampaignCourse> kept;

    /** @param kept those decided about, as live work keeps them, by id */
    Decided(Course run, SortedMap<String, CampaignCourse> kept) {
        this.run = run;
        this.kept = kept;
    }

    Optional<CampaignCourse> in(String campaign) {
        return run.campaign(campaign)
                .or(() -> Optional.ofNullable(kept.get(campaign)).flatMap(this::byMembers));
    }

    /** The campaign of another run that it was about: the same one as in this run or, if this has none, the one of that id or of the members kept. */
    Optional<CampaignCourse> in(Course other, String campaign) {
        return in(campaign).map(other::same).orElseGet(() -> new Decided(other, kept).in(campaign));
    }

    /** Whether a decision can be about this campaign, which one of the runs has for the one decided about. */
    boolean holds(Ruling ruling, CampaignCourse standIn) {
        return !(ruling instanceof Ruling.Dismissed)
                || known(ruling.campaign())
                        .map(decided -> decided.members().size())
                        .filter(members -> standIn.members().size() > GROWTH * members)
                        .isEmpty();
    }

    private Optional<CampaignCourse> known(String campaign) {
        return run.campaign(campaign).or(() -> Optional.ofNullable(kept.get(campaign)));
    }

    private Optional<CampaignCourse> byMembers(CampaignCourse decided) {
        return run.campaigns().stream()
                .filter(campaign -> campaign.hasHalfOf(decided))
                .max(Comparator.comparingLong(decided::common));
    }
}
