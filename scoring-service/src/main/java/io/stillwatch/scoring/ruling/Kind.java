package io.stillwatch.scoring.ruling;

/** What a row of rulings says. */
enum Kind {
    CONFIRMED("confirmed"),
    DISMISSED("dismissed"),
    TAKEN_BACK("taken-back"),
    COMPROMISED("compromised"),
    CLEARED("cleared");

    private final String wireName;

    Kind(String wireName) {
        this.wireName = wireName;
    }

    String wireName() {
        return wireName;
    }
}
