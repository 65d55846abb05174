package io.stillwatch.cases.domain.enforcement;

import io.stillwatch.cases.domain.CaseDecision;

/**
 * What a measure rests on, for as long as it lasts.
 *
 * @param decision how the case stood decided when the measure was asked for
 * @param sequence number of the case's last event at that moment: what was known by then is why
 */
public record Ground(CaseDecision decision, long sequence) {}
