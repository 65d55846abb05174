package io.stillwatch.simulator.language;

import io.stillwatch.simulator.Chance;

/** What a person talks about, in which language. */
@FunctionalInterface
public interface Voice {
    /** A subject to stay with for one conversation. */
    Subject subject(Chance chance);

    /** What a conversation is about: how it opens and how it goes on. */
    interface Subject {
        String ask(Chance chance);

        String follow(Chance chance);
    }
}
