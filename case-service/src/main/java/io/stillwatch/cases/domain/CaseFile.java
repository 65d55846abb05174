package io.stillwatch.cases.domain;

import java.util.Optional;

/**
 * What a case keeps through all its states.
 *
 * @param findings the campaign's findings it has
 * @param priority how it was triaged, if it was
 * @param legalHold whether nothing of it may be erased
 * @param corrections how many accounts a confirmation had to be taken back for
 */
public record CaseFile(Findings findings, Optional<Priority> priority, boolean legalHold, long corrections) {

    public static final CaseFile EMPTY = new CaseFile(Findings.NONE, Optional.empty(), false, 0);

    public CaseFile with(Findings more) {
        return new CaseFile(more, priority, legalHold, corrections);
    }

    /** The campaign's event of this number was heard, whatever it said. */
    public CaseFile heard(long sequence) {
        return findings.have(sequence) ? this : with(findings.with(sequence));
    }

    public CaseFile triaged(Priority as) {
        return new CaseFile(findings, Optional.of(as), legalHold, corrections);
    }

    public CaseFile held(boolean hold) {
        return new CaseFile(findings, priority, hold, corrections);
    }

    public CaseFile corrected(long inAll) {
        return new CaseFile(findings, priority, legalHold, inAll);
    }
}
