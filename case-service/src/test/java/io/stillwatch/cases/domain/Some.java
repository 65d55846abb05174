package io.stillwatch.cases.domain;

import java.time.Instant;
import java.util.List;

/** People, times and findings that tests speak about. */
public final class Some {

    public static final Instant NOON = Instant.parse("2026-04-23T12:00:00Z");
    public static final Actor ANA = new Actor("ana", false);
    public static final Actor BEN = new Actor("ben", false);
    public static final Actor LEA = new Actor("lea", true);
    public static final String CAMPAIGN = "cmp_00f3a1b2c4d5e6f7";

    private Some() {}

    /** The campaign's finding of this number; it has as many members. */
    public static Finding finding(long sequence) {
        return new Finding(
                sequence,
                493_860 + sequence,
                NOON.plusSeconds(3_600 * sequence),
                "builtin-1",
                "builtin-1",
                sequence,
                100 * sequence,
                2.5,
                List.of(new Evidence("shared-rare-phrases", "content", 14, 0.2, 16, "They share 14 rare phrases.")));
    }

    /** Two accounts of a tip. */
    public static MemberChunk chunk() {
        return new MemberChunk("case_00f3a1b2c4d5e6f7/0", 2, 0, "0".repeat(64));
    }
}
