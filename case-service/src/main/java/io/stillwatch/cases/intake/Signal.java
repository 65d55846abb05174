package io.stillwatch.cases.intake;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.Evidence;

/** What is read of a piece of evidence. */
@RegisterForReflection
record Signal(String name, String family, double value, double baseline, double contribution, String text) {

    Evidence evidence() {
        return new Evidence(name, family, value, baseline, contribution, text);
    }
}
