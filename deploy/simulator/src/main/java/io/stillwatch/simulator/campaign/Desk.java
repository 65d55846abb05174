package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;
import io.stillwatch.simulator.language.Corpus;
import io.stillwatch.simulator.language.Wrapper;

/** One line of an operator's business: a wrapper and the corpus that is asked in it. */
record Desk(Wrapper wrapper, Corpus corpus) {
    static Desk of(Chance operator, String wrapper, String... topics) {
        return new Desk(Wrapper.of(wrapper, operator), Corpus.of(operator.fork("corpus"), topics));
    }

    String prompt(long number) {
        return wrapper.around(corpus.question(number));
    }
}
