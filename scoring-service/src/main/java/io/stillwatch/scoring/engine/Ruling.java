package io.stillwatch.scoring.engine;

import java.time.Instant;

/** What people decided, as far as it changes verdicts. Takes effect at a tick, between that tick's records and its verdicts. */
public sealed interface Ruling {

    /** The campaign it is about. */
    String campaign();

    /** The same about another campaign. */
    default Ruling about(String other) {
        return switch (this) {
            case Confirmed _ -> new Confirmed(other);
            case Dismissed(var _, var until) -> new Dismissed(other, until);
            case TakenBack _ -> new TakenBack(other);
            case Compromised _ -> new Compromised(other);
            case Cleared(var _, var principal) -> new Cleared(other, principal);
        };
    }

    /** It is one: what it is known by counts from the first use on. */
    record Confirmed(String campaign) implements Ruling {}

    /** It is none: it raises nobody until then, unless it has grown much by that time. */
    record Dismissed(String campaign, Instant until) implements Ruling {}

    /** What was decided before holds no longer, and nothing is in its place. */
    record TakenBack(String campaign) implements Ruling {}

    /** Its members are victims, whose credentials somebody else uses: the campaign stands, and is nobody's guilt. */
    record Compromised(String campaign) implements Ruling {}

    /** The principal was no member after all, and never counts as one again. */
    record Cleared(String campaign, Principal principal) implements Ruling {}
}
