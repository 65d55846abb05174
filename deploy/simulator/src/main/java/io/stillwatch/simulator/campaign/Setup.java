package io.stillwatch.simulator.campaign;

import io.stillwatch.simulator.Chance;

/** Something that an operator gets hold of once and then deals out to its accounts: cards, lines, words. */
@FunctionalInterface
interface Setup<T> {
    Dealing<T> by(Operator operator);

    /** What the account with this number, from 0 on, is given. */
    @FunctionalInterface
    interface Dealing<T> {
        T to(int account, Chance chance);
    }
}
