package io.stillwatch.scoring.engine;

/**
 * What would be left of a verdict without one family of evidence: how much of it rests on what could be a mistake, or a forgery.
 *
 * @param without the family that is left out
 * @param stands whether the verdict would be the same without it
 * @param text in words that a non-expert reads
 */
public record Counterfactual(Family without, boolean stands, String text) {}
