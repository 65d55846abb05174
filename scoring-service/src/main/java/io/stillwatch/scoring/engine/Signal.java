package io.stillwatch.scoring.engine;

/**
 * A named measurement and what it contributed, as it stands in campaign events.
 *
 * @param name stable, for example {@code shared-rare-phrases}
 * @param value what was measured; the unit stands in the text
 * @param baseline what honest traffic shows
 * @param contribution signed weight in the decision, in nats; negative speaks for an honest explanation
 * @param text the measurement in words that a non-expert reads
 */
public record Signal(String name, Family family, double value, double baseline, double contribution, String text) {}
