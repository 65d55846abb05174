package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.ruling.RulingLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** Gives an engine what was decided, about the campaign of its own that is the one decided about; while it has found none, the decision waits. */
final class Rulings {

    private final RulingLog log;
    private final Function<String, Optional<CampaignCourse>> same;
    private final BiPredicate<Ruling, CampaignCourse> holds;
    private final List<Ruling> waiting = new ArrayList<>();

    /** Once it has been found it stays the one, for what is decided later. */
    private final Map<String, Optional<CampaignCourse>> found = new HashMap<>();

    /**
     * @param same the engine's own campaign, by the id of the one decided about
     * @param holds whether a decision can be about that one
     */
    Rulings(RulingLog log, Function<String, Optional<CampaignCourse>> same, BiPredicate<Ruling, CampaignCourse> holds) {
        this.log = log;
        this.same = same;
        this.holds = holds;
    }

    void give(long closed, long tick, Engine engine) {
        waiting.addAll(log.thatTookEffect(closed, tick));
        found.values().removeIf(Optional::isEmpty);
        waiting.removeIf(ruling -> {
            Optional<CampaignCourse> own = found.computeIfAbsent(ruling.campaign(), same);
            own.filter(campaign -> holds.test(ruling, campaign))
                    .ifPresent(campaign -> engine.rule(ruling.about(campaign.id())));
            return own.isPresent();
        });
    }
}
