package io.stillwatch.scoring.engine.group;

/**
 * How an account fits a group's profile.
 *
 * @param phrases the group's own phrases (and those of its system prompts) that it uses
 * @param systems of them, phrases of system prompts
 * @param hits extraction-like uses of them; phrases of one text count once, those that variants of it have in common once more
 * @param calls that are certainly different extraction-like calls with them; no more than there were
 * @param first seconds since 1970 of the first hit
 * @param last seconds since 1970 of the last hit
 * @param seen seconds since 1970 of the last use of any of the group's keys; 0 without one
 * @param contentNats capped weight of the phrases
 * @param networkNats capped weight of the addresses
 * @param paymentNats capped weight of the cards
 */
public record Fit(
        int phrases,
        int systems,
        int hits,
        int calls,
        int first,
        int last,
        int addresses,
        int cards,
        int seen,
        double contentNats,
        double networkNats,
        double paymentNats) {
    static final Fit NONE = new Fit(0, 0, 0, 0, Integer.MAX_VALUE, 0, 0, 0, 0, 0, 0, 0);

    public double nats() {
        return contentNats + networkNats + paymentNats;
    }

    long span() {
        return hits == 0 ? 0 : (long) last - first;
    }
}
