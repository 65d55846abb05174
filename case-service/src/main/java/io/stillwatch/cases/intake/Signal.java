package io.stillwatch.cases.intake;

import io.stillwatch.cases.domain.Evidence;

/** What is read of a piece of evidence. */
record Signal(String name, String family, double value, double baseline, double contribution, String text) {

    Evidence evidence() {
        return new Evidence(name, family, value, baseline, contribution, text);
    }
}
