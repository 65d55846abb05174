package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.campaign.Script.Desk;
import io.stillwatch.simulator.honest.Aggregator;

/** Campaigns by their level of evasion, from L0 (none) upwards. */
public final class Levels {
    private Levels() {}

    /** A few cards, a few rented servers, one wrapper, an even rate round the clock. */
    public static Campaign l0(int accounts) {
        return l0("l0-data-centre", accounts, Desk.of(Wording.fixed("wrapper"), "coding"));
    }

    /** As L0, in a script without blanks between words. */
    public static Campaign l0InChinese(int accounts) {
        return l0("l0-in-chinese", accounts, Desk.of(Wording.fixed("wrapper-zh"), "coding-zh"));
    }

    private static Campaign l0(String name, int accounts, Desk desk) {
        return new Campaign(
                name,
                accounts,
                new Tactics(
                        Recruitment.onSharedCards(Math.ceilDiv(accounts, 3), 3, 6),
                        Infrastructure.servers(4),
                        Script.splitOver(desk),
                        Tempo.roundTheClock(75, 85),
                        Fate.spared()),
                Entrance.direct());
    }

    /** Cards shared by about twenty accounts, rotating proxies, a few wrappers in several languages. */
    public static Campaign l1(int accounts) {
        return new Campaign(
                "l1-shared-cards",
                accounts,
                new Tactics(
                        Recruitment.onSharedCards(20, 2, 25),
                        Infrastructure.rotatingProxies(60),
                        Script.splitOver(
                                Desk.of(Wording.fixed("wrapper-tutor"), "planning"),
                                Desk.of(Wording.fixed("wrapper-tutor"), "science", "maths"),
                                Desk.of(Wording.fixed("wrapper-zh"), "coding-zh"),
                                Desk.of(Wording.fixed("wrapper-ja"), "coding-ja")),
                        Tempo.roundTheClock(30, 42),
                        Fate.spared()),
                Entrance.direct());
    }

    /** A card each, a pool of household lines, tens of templates with blanks, human hours. */
    public static Campaign l2(int accounts) {
        return l2(
                "l2-templates",
                accounts,
                Desk.of(Wording.templates("wrapper-many", 24), "coding", "science", "planning"));
    }

    /** As L2, in a script without blanks between words. */
    public static Campaign l2InChinese(int accounts) {
        return l2("l2-in-chinese", accounts, Desk.of(Wording.templates("wrapper-many-zh", 24), "coding-zh"));
    }

    private static Campaign l2(String name, int accounts, Desk desk) {
        return new Campaign(
                name,
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 40),
                        Infrastructure.residentialPool(2, 4),
                        Script.splitOver(desk),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** As L2 with half cover, sentences reworded by account, and bans after which a new account steps in. */
    public static Campaign l3(int accounts) {
        return covered(accounts, 0.5);
    }

    /** As L3 with such a share of cover. */
    public static Campaign covered(int accounts, double cover) {
        return covered(
                "l3-reworded",
                accounts,
                cover,
                Desk.of(Wording.reworded("wrapper-judge", 12), "coding", "maths", "planning"));
    }

    /** As L3, in a script without blanks between words. */
    public static Campaign l3InChinese(int accounts) {
        return covered("l3-in-chinese", accounts, 0.5, Desk.of(Wording.reworded("wrapper-many-zh", 12), "coding-zh"));
    }

    private static Campaign covered(String name, int accounts, double cover, Desk desk) {
        return new Campaign(
                name,
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 60),
                        Infrastructure.residentialPool(2, 4),
                        Script.covered(cover, Script.splitOver(desk)),
                        Tempo.likePeople(6, 12),
                        Fate.bannedAndReplaced(12)),
                Entrance.direct());
    }

    /** As L3 with four fifths cover, about two to three interactions a day, many rewordings, own lines, slow sign-up. */
    public static Campaign l4(int accounts) {
        return new Campaign(
                "l4-patient",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 170),
                        Infrastructure.ownLines(),
                        Script.covered(
                                0.8,
                                Script.splitOver(Desk.of(
                                        Wording.substituting(0.3, Wording.reworded("wrapper-dialogue", 60)),
                                        "coding",
                                        "maths",
                                        "planning"))),
                        Tempo.likePeople(0.9, 1.5),
                        Fate.spared()),
                Entrance.direct());
    }

    /** As L4 with each question put in words of its own: nothing is ever said twice on purpose. */
    public static Campaign l5(int accounts) {
        return new Campaign(
                "l5-paraphrased",
                accounts,
                new Tactics(
                        Recruitment.onOwnCards(2, 170),
                        Infrastructure.ownLines(),
                        Script.covered(
                                0.8,
                                Script.splitOver(Desk.of(
                                        Wording.paraphrased(0.5, "wrapper-dialogue", "wrapper-judge"),
                                        "coding",
                                        "maths",
                                        "planning"))),
                        Tempo.likePeople(0.9, 1.5),
                        Fate.spared()),
                Entrance.direct());
    }

    /** No wrapper at all: what its accounts have in common is a card for ten and two lines each out of a small pool. */
    public static Campaign unwrapped(int accounts) {
        return new Campaign(
                "unwrapped",
                accounts,
                new Tactics(
                        Recruitment.onSharedCards(10, 2, 40),
                        Infrastructure.residentialPool(0.5, 2),
                        Script.splitOver(Desk.of(Wording.bare(), "coding", "maths")),
                        Tempo.likePeople(12, 22),
                        Fate.spared()),
                Entrance.direct());
    }

    /** Such a share of its accounts was bought from people who had used them. */
    public static Campaign withAgedAccounts(Campaign campaign, double share) {
        return campaign.as("aged", campaign.tactics().recruitedBy(fresh -> Recruitment.aged(share, fresh)));
    }

    /** The thin end of what is alleged: about 26 interactions an account and day, otherwise as L2. */
    public static Campaign thin(int accounts) {
        var tactics = l2(accounts).tactics();
        return new Campaign(
                "thin",
                accounts,
                new Tactics(
                        tactics.recruitment(),
                        tactics.infrastructure(),
                        tactics.script(),
                        Tempo.likePeople(23, 28.2),
                        tactics.fate()),
                Entrance.direct());
    }

    /** Some of a reseller's end users, with one wrapper. */
    public static Campaign behind(Aggregator reseller, int endUsers) {
        return new Campaign(
                "resold",
                endUsers,
                new Tactics(
                        Recruitment.onOwnCards(2, 25),
                        Infrastructure.ownLines(),
                        Script.splitOver(Desk.of(Wording.fixed("wrapper-planner"), "planning", "coding")),
                        Tempo.likePeople(20, 40),
                        Fate.spared()),
                Entrance.behind(reseller));
    }
}
