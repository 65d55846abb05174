package io.stillwatch.scoring.engine;

/** Evidence families. Signals of one family can be faked together, so no family alone lifts anyone above watch. */
public enum Family {
    PAYMENT("payment"),
    NETWORK("network"),
    CLIENT("client"),
    CONTENT("content"),
    TIMING("timing"),
    LIFE_CYCLE("life-cycle"),
    BEHAVIOUR("behaviour"),
    EXPLANATION("explanation");

    private final String wireName;

    Family(String wireName) {
        this.wireName = wireName;
    }

    /** As in {@code campaign-detected.evidence.family}. */
    public String wireName() {
        return wireName;
    }
}
