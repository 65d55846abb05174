package io.stillwatch.local.verify;

import java.util.List;

/** Whether a bundle holds, or what the first thing is that does not. */
public sealed interface Verdict {

    /**
     * Everything holds.
     *
     * @param said what was found, a sentence each
     * @param trusted whether keys that whoever checks brought along made the signatures; else anybody may have made all of it
     */
    record Holds(List<String> said, boolean trusted) implements Verdict {
        public Holds {
            said = List.copyOf(said);
        }
    }

    /**
     * Something does not hold, and nothing behind it was looked at.
     *
     * @param line of the file, from 1
     */
    record Broken(long line, String reason) implements Verdict {}
}
