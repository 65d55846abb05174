package io.stillwatch.cases.domain;

/**
 * A named measurement on a campaign and what it contributed to the finding.
 *
 * @param name stable name of the signal
 * @param family the evidence family it belongs to
 * @param value what was measured; the unit stands in the text
 * @param baseline what honest traffic shows
 * @param contribution signed weight in nats; negative speaks for an honest explanation
 * @param text the measurement in words that a non-expert reads
 */
public record Evidence(String name, String family, double value, double baseline, double contribution, String text) {}
