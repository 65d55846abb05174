package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.campaign.Script.Desk;
import io.stillwatch.simulator.honest.Tenants;
import java.util.List;
import java.util.Locale;

/** Campaigns that each try one way of looking like somebody else, beside the levels. */
public final class Ruses {
    private Ruses() {}

    /** A benchmark's own wrapper, as every evaluator uses it, around a corpus that is split and not repeated. */
    public static Campaign publicWrapper(int accounts) {
        return new Campaign(
                "public-wrapper",
                accounts,
                new Tactics(
                        Recruitment.onSharedCards(5, 2, 40),
                        Infrastructure.residentialPool(2, 4),
                        Script.splitOver(Desk.of(Wording.published(), "maths", "coding", "science")),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** The prompts are bare questions; what they have in common stands in the system prompt. */
    public static Campaign systemPrompt(int accounts) {
        return new Campaign(
                "system-prompt",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 40),
                        Infrastructure.residentialPool(2, 4),
                        Script.splitOver(Desk.of(Wording.inSystemPrompt("wrapper-planner"), "coding", "planning")),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** One wrapper word for word, and nothing else in common: a card and a household line each. */
    public static Campaign apart(int accounts) {
        return new Campaign(
                "apart",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 40),
                        Infrastructure.ownLines(),
                        Script.splitOver(Desk.of(Wording.fixed("wrapper"), "coding", "maths")),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** Few accounts with hundreds of interactions a day each. */
    public static Campaign thick(int accounts) {
        return new Campaign(
                "thick",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 40),
                        Infrastructure.residentialPool(2, 6),
                        Script.splitOver(Desk.of(Wording.fixed("wrapper"), "coding", "maths", "science")),
                        Tempo.roundTheClock(250, 350),
                        Fate.spared()),
                Entrance.direct());
    }

    /** Hides behind honest tenants: their template around its questions, a third of its traffic over their address. */
    public static Campaign framing(Tenants victims, int accounts) {
        return new Campaign(
                "framing",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 40),
                        Infrastructure.partlyOver(victims::address, 1.0 / 3, Infrastructure.residentialPool(2, 4)),
                        Script.splitOver(Desk.of(Wording.copied(victims::template), "coding", "planning")),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** All of its accounts say that they belong to one organisation. */
    public static Campaign statingOneOrganization(Campaign campaign) {
        return campaign.as("stated", campaign.tactics().recruitedBy(Recruitment::stating));
    }

    /** All of its accounts have mail addresses of one listed university. */
    public static Campaign onAcademicDomain(Campaign campaign) {
        return campaign.as("academic", campaign.tactics().recruitedBy(Recruitment::onAcademicDomain));
    }

    /** Wants answers of such a median length in tokens. */
    public static Campaign askingBriefly(Campaign campaign, int tokens) {
        return campaign.as("brief", campaign.tactics().scriptedBy(script -> Script.briefly(tokens, script)));
    }

    /** Each call of it, cover included, in these disguises. */
    public static Campaign disguised(Campaign campaign, Disguise... disguises) {
        var worn = List.of(disguises);
        var change = worn.size() == 1 ? worn.getFirst().name().toLowerCase(Locale.ROOT) : "disguised";
        return campaign.as(change, campaign.tactics().scriptedBy(script -> Script.disguised(worn, script)));
    }

    /** Some of its accounts ask several times as much as others: a log-normal pace, as people have. */
    public static Campaign unevenly(Campaign campaign) {
        return campaign.as("uneven", campaign.tactics().pacedBy(Tempo.uneven(17, 1.1)));
    }

    /** Moves nearly half of its traffic to a new model within hours, where one comes out. */
    public static Campaign pivoting(Campaign campaign) {
        return campaign.as("pivoting", campaign.tactics().scriptedBy(script -> Script.pivoting(0.48, script)));
    }
}
