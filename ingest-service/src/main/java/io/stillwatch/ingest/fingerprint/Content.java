package io.stillwatch.ingest.fingerprint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an input without its text: {@code content} of {@code interaction-recorded.v1}.
 *
 * @param characters length of what was asked last, in code points
 * @param tokens of it, after normalisation
 * @param turn 1 for the first user turn
 * @param script dominant script of it, ISO 15924; {@code Zyyy} when there are no letters
 * @param codeFences fenced code blocks in it
 * @param formulas formula marks in it
 * @param digest tag of it whole, normalised, digits kept
 * @param shingles tags of its selected 5-grams with digits masked, in ascending order of the keyed hash that selected them
 * @param exact the same 5-grams with digits kept, parallel; equal to the masked tag where there is no digit
 * @param systemDigest as {@code digest}, of the system prompt
 * @param systemShingles as {@code shingles}, of the system prompt
 */
public record Content(
        int characters,
        int tokens,
        int turn,
        String script,
        int codeFences,
        int formulas,
        String digest,
        List<String> shingles,
        List<String> exact,
        @Nullable String systemDigest,
        List<String> systemShingles) {}
