package io.stillwatch.cases.domain;

/**
 * Members that joined or left a case with one finding. They are rows, so that no event grows with them; the digest ties the rows to
 * the event, so that a row that was changed shows.
 *
 * @param id {@code case_…/7}: the case and the number of the finding
 * @param added how many joined
 * @param left how many left
 * @param digest SHA-256 in hexadecimal over the members as they came, each hidden under a salt, see {@code docs/reference/evidence-bundle.md}
 */
public record MemberChunk(String id, int added, int left, String digest) {}
