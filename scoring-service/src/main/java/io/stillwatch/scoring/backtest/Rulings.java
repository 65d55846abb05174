package io.stillwatch.scoring.backtest;

import io.stillwatch.scoring.engine.Engine;
import io.stillwatch.scoring.engine.Ruling;
import io.stillwatch.scoring.ruling.RulingLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Gives an engine what was decided, about the campaign of its own that is the one decided about; while it has found none, the decision waits. */
final class Rulings {

    private final RulingLog log;
    private final Function<String, Optional<CampaignCourse>> same;
    private final List<Ruling> waiting = new ArrayList<>();

    /** @param same the engine's own campaign, by the id of the one decided about */
    Rulings(RulingLog log, Function<String, Optional<CampaignCourse>> same) {
        this.log = log;
        this.same = same;
    }

    void give(long closed, long tick, Engine engine) {
        waiting.addAll(log.thatTookEffect(closed, tick));
        Map<String, Optional<CampaignCourse>> found = new HashMap<>();
        waiting.removeIf(ruling -> {
            Optional<CampaignCourse> own = found.computeIfAbsent(ruling.campaign(), same);
            own.ifPresent(campaign -> engine.rule(ruling.about(campaign.id())));
            return own.isPresent();
        });
    }
}
