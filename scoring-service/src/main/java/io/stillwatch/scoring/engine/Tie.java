package io.stillwatch.scoring.engine;

import java.util.List;

/**
 * What some principals share and others hardly do.
 *
 * @param pieces how many phrases the same of them share; 1 for a card or an address
 * @param principals those who share it, sorted
 * @param others how many beside them use it
 */
public record Tie(Kind kind, int pieces, List<Principal> principals, int others) {

    /** What it is that they share. */
    public enum Kind {
        PHRASE("phrase"),
        SYSTEM_PROMPT("system-prompt"),
        CARD("card"),
        ADDRESS("address");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
