package io.stillwatch.cases.domain;

/** Where a case stands: what later decisions need to know, and no more. */
public sealed interface Case {

    /** The campaign's findings the case has. */
    Findings findings();

    record Unopened() implements Case {
        @Override
        public Findings findings() {
            return Findings.NONE;
        }
    }

    record Unassigned(Findings findings) implements Case {}

    record Assigned(String analyst, Findings findings) implements Case {}

    record Decided(CaseDecision decision, Findings findings) implements Case {}
}
