package io.stillwatch.cases.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What scoring said of a campaign at one tick: counts and evidence. The members themselves stay with scoring, so that a case
 * of 25,000 accounts is as small as one of three.
 *
 * @param sequence 1, 2, 3 … within the campaign
 * @param tick the tick in which it was found
 * @param watermark event time up to which traffic was complete
 * @param policyVersion the policy it was found under
 * @param baselineVersion the baseline it was found under
 * @param memberCount members of the campaign as of this tick
 * @param interactions extraction-like interactions of all members so far, an upper bound of what leaked
 * @param severity log10 of the interactions, scaled by the strength of the evidence
 * @param evidence what speaks for it and against it
 * @param members who joined and left with this finding; empty in findings of before members were kept
 */
public record Finding(
        long sequence,
        long tick,
        Instant watermark,
        String policyVersion,
        String baselineVersion,
        long memberCount,
        long interactions,
        double severity,
        List<Evidence> evidence,
        Optional<MemberChunk> members) {

    public Finding {
        if (sequence < 1) {
            throw new IllegalArgumentException("Findings are numbered from 1, not " + sequence);
        }
        evidence = List.copyOf(evidence);
    }

    /** A finding with which nobody joined or left. */
    public Finding(
            long sequence,
            long tick,
            Instant watermark,
            String policyVersion,
            String baselineVersion,
            long memberCount,
            long interactions,
            double severity,
            List<Evidence> evidence) {
        this(
                sequence,
                tick,
                watermark,
                policyVersion,
                baselineVersion,
                memberCount,
                interactions,
                severity,
                evidence,
                Optional.empty());
    }

    public Finding with(MemberChunk chunk) {
        return new Finding(
                sequence,
                tick,
                watermark,
                policyVersion,
                baselineVersion,
                memberCount,
                interactions,
                severity,
                evidence,
                Optional.of(chunk));
    }
}
