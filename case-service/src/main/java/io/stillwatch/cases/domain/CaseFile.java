package io.stillwatch.cases.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a case keeps through all its states.
 *
 * @param findings the campaign's findings it has
 * @param priority how it was triaged, if it was
 * @param legalHold whether nothing of it may be erased
 * @param parts campaigns that were split off from its own
 * @param corrections how many accounts a confirmation had to be taken back for
 */
public record CaseFile(
        Findings findings, Optional<Priority> priority, boolean legalHold, List<String> parts, long corrections) {

    public CaseFile {
        parts = List.copyOf(parts);
    }

    public static final CaseFile EMPTY = new CaseFile(Findings.NONE, Optional.empty(), false, List.of(), 0);

    public CaseFile with(Findings more) {
        return new CaseFile(more, priority, legalHold, parts, corrections);
    }

    /** The campaign's event of this number was heard, whatever it said. */
    public CaseFile heard(long sequence) {
        return findings.have(sequence) ? this : with(findings.with(sequence));
    }

    public CaseFile triaged(Priority as) {
        return new CaseFile(findings, Optional.of(as), legalHold, parts, corrections);
    }

    public CaseFile held(boolean hold) {
        return new CaseFile(findings, priority, hold, parts, corrections);
    }

    public CaseFile split(List<String> off) {
        List<String> all = new ArrayList<>(parts);
        off.stream().filter(part -> !parts.contains(part)).forEach(all::add);
        return new CaseFile(findings, priority, legalHold, all, corrections);
    }

    public CaseFile corrected(long inAll) {
        return new CaseFile(findings, priority, legalHold, parts, inAll);
    }
}
