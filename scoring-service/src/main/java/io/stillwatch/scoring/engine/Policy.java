package io.stillwatch.scoring.engine;

import java.time.Duration;
import java.util.List;

/**
 * The versioned settings a verdict is made under; each group of them belongs to the class that reads it. Where nothing else is said, the
 * values of {@link #builtin} were set by hand on development traffic and not fitted to labels.
 */
public record Policy(
        String version,
        Standing standing,
        Extraction extraction,
        Sketches sketches,
        Owning owning,
        Enrichment enrichment,
        Linking linking,
        Membership membership,
        Testing testing,
        Explaining explaining) {

    /**
     * How long things count and stand, in event time.
     *
     * @param lookBack a record counts this long
     * @param firstSights a key that one account alone used is forgotten after this
     * @param announceAfter a campaign stands this long on the watch list before it is announced
     * @param grace a member or campaign that no longer qualifies stays this long
     */
    public record Standing(Duration lookBack, Duration firstSights, Duration announceAfter, Duration grace) {
        public Standing {
            require(!announceAfter.isNegative(), "the time to an announcement is not negative");
            require(lookBack.compareTo(announceAfter) > 0, "the look-back is longer than the time to an announcement");
        }
    }

    /** What an extraction-like interaction asks for at least, if its answer is not among the longest. */
    public record Extraction(int leastMaxTokens) {}

    /**
     * Bounds of what is kept of an account, and when a phrase is its wrapper.
     *
     * @param wrapperPrompts least distinct prompts that contain the phrase
     * @param wrapperShare least share of the distinct prompts that do
     * @param keySample share of all phrases that accounts are compared by, drawn by their tags: what it costs falls with it, and so does
     *     what of a campaign is left to see
     */
    public record Sketches(
            int prompts,
            int payloads,
            int shingles,
            int addresses,
            int systemShingles,
            int wrapperPrompts,
            double wrapperShare,
            double keySample) {
        public Sketches {
            require(keySample > 0 && keySample <= 1, "the share of phrases to compare by is above 0 and at most 1");
        }
    }

    /**
     * Who has one vote together.
     *
     * @param homeUses uses before an address can be a home line
     * @param lineAccounts accounts at home on an address that make it a line, which links nobody
     * @param domainAccounts accounts of one mail domain that can be one owner
     * @param established age from which an account is established
     * @param resellerEndUsers end users from which an account of a kind that is not known is taken for a reseller
     */
    public record Owning(
            int homeUses, int lineAccounts, int domainAccounts, Duration established, int resellerEndUsers) {}

    /**
     * When a key is suspect (detection §3).
     *
     * @param useShare share of an account's uses of a key that are extraction-like, for the account to count as such
     * @param concentration a + b of the honest beta-binomial
     * @param prominence least share of an account's most used suspect phrase for another one to count
     * @param diversity distinct payloads per account that show a template rather than a common text
     */
    public record Enrichment(
            int leastOwners,
            double leastExtraction,
            double useShare,
            double concentration,
            int leastPayloads,
            double diversity,
            double prominence,
            double leastPrior,
            double mostPrior) {}

    /**
     * How accounts are joined to groups (detection §4).
     *
     * @param extractionShare least share of extraction-like calls for a link over an address or a card
     * @param abnormalUsers least share of such users on that address or card
     * @param mergeDensity part of the cross density of one group from which two fragments are one
     * @param keepDensity the same, for fragments of a campaign that stands
     * @param joinDensity the same, for those who share nothing but words with a campaign that stands
     * @param clique members up to which a key joins every pair; beyond it, pairs within hashed cells
     */
    public record Linking(
            int cardUsers,
            int addressUsers,
            double extractionShare,
            double abnormalUsers,
            double leastWeight,
            int rounds,
            double mergeDensity,
            double keepDensity,
            double joinDensity,
            int leastOwners,
            int clique,
            int cell) {}

    /**
     * When an account belongs to a group (detection §5).
     *
     * @param privateShare least share of a key's users inside the group, for the key to be the group's own
     * @param leastHits extraction-like uses of own phrases by which an account belongs; so many calls there must certainly have been for full membership
     * @param apart time between the first and last hit of a full member
     * @param coreShare share of the members on shared cards or addresses from which the others must fit that core
     */
    public record Membership(
            int rounds,
            int leastMembers,
            double privateShare,
            int leastHits,
            double hitShare,
            Duration apart,
            double coreShare,
            double coreUsers,
            double coreCover) {}

    /**
     * When a group is a campaign (detection §6). Thresholds are log10 of probabilities.
     *
     * @param draws panels of outsiders drawn for comparison
     * @param threshold for the extraction test and for each operator family
     * @param agedThreshold for the operator families if more than {@code agedShare} of the members are established
     * @param families operator families that must pass
     * @param standing part of the thresholds that keeps a group which is a campaign already
     */
    public record Testing(
            int draws,
            int panel,
            double threshold,
            double agedThreshold,
            double agedShare,
            int families,
            double standing) {
        public Testing {
            require(families >= 2, "no single family makes a campaign");
        }
    }

    /**
     * Which honest explanations send a group to review (detection §7).
     *
     * @param share of the members that one institution, or registered research, must cover
     * @param institution members of one institution from which each of them is in review, whatever the rest of the group is
     * @param distinctPayloads largest distinct share of payloads of people who work on the same tasks
     * @param sharedPayloads least share of a member's payloads that others have too
     * @param academic endings of listed academic mail domains
     * @param programs programmes under which the provider has registered research
     */
    public record Explaining(
            double share,
            int institution,
            double distinctPayloads,
            double sharedPayloads,
            List<String> academic,
            List<String> programs) {
        public Explaining {
            academic = List.copyOf(academic);
            programs = List.copyOf(programs);
        }
    }

    /** The same with another share of phrases to compare by. */
    public Policy samplingKeys(String newVersion, double share) {
        Sketches fewer = new Sketches(
                sketches.prompts(),
                sketches.payloads(),
                sketches.shingles(),
                sketches.addresses(),
                sketches.systemShingles(),
                sketches.wrapperPrompts(),
                sketches.wrapperShare(),
                share);
        return new Policy(
                newVersion, standing, extraction, fewer, owning, enrichment, linking, membership, testing, explaining);
    }

    /** Policy {@code builtin-7}. */
    public static Policy builtin() {
        return new Policy(
                "builtin-7",
                new Standing(Duration.ofDays(30), Duration.ofDays(7), Duration.ofHours(24), Duration.ofHours(12)),
                new Extraction(2048),
                new Sketches(128, 64, 128, 64, 8, 4, 0.05, 0.5),
                new Owning(10, 3, 3, Duration.ofDays(180), 10),
                new Enrichment(3, 0.6, 0.3, 4, 3, 0.6, 1.0 / 3, 1e-4, 0.05),
                new Linking(100, 30, 0.3, 0.6, 1, 15, 0.15, 0.075, 0.75, 8, 150, 100),
                new Membership(2, 3, 0.85, 4, 0.1, Duration.ofHours(20), 0.3, 0.2, 0.25),
                new Testing(200, 400, -4.5, -15, 0.1, 2, 0.5),
                new Explaining(
                        0.4,
                        3,
                        0.35,
                        0.5,
                        List.of(".edu", ".edu.cn", ".ac.uk", ".ac.jp", ".ac.kr", ".ac.in", ".edu.au"),
                        List.of("research")));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(rule);
        }
    }
}
