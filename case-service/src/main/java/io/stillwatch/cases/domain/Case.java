package io.stillwatch.cases.domain;

/** Where a case stands: what later decisions need to know, and no more. */
public sealed interface Case {

    CaseFile file();

    /** The campaign's findings the case has. */
    default Findings findings() {
        return file().findings();
    }

    record Unopened() implements Case {
        @Override
        public CaseFile file() {
            return CaseFile.EMPTY;
        }
    }

    record Unassigned(CaseFile file) implements Case {}

    /** {@code started}: whether the analyst has begun to investigate. */
    record Assigned(String analyst, boolean started, CaseFile file) implements Case {}

    record Decided(CaseDecision decision, String by, CaseFile file) implements Case {}

    record Closed(CaseDecision decision, String by, CaseFile file) implements Case {}

    /** Its campaign became part of another, and so did the case; the id still leads here. */
    record Merged(String into, CaseFile file) implements Case {}

    /** The same case with another file. */
    default Case with(CaseFile file) {
        return switch (this) {
            case Unopened _ -> throw new IllegalStateException("A case that was not opened has no file");
            case Unassigned _ -> new Unassigned(file);
            case Assigned(var analyst, var started, var _) -> new Assigned(analyst, started, file);
            case Decided(var decision, var by, var _) -> new Decided(decision, by, file);
            case Closed(var decision, var by, var _) -> new Closed(decision, by, file);
            case Merged(var into, var _) -> new Merged(into, file);
        };
    }
}
