package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.account.Account;
import java.util.Collection;
import java.util.stream.LongStream;

/**
 * How far the members of a group ask the same things: a class or an evaluation repeats tasks, who extracts splits a corpus, and people ask
 * what is on their own minds.
 *
 * @param payloads kept samples of all members together; 0 when nothing is known
 * @param distinct different ones among them
 * @param shared of all, those that another member has asked too
 */
record SharedWork(long payloads, long distinct, long shared) {

    static SharedWork of(Collection<Account> members) {
        long[] payloads = members.stream()
                .flatMapToLong(
                        member -> LongStream.of(member.prompts().payloads().kept()))
                .sorted()
                .toArray();
        long distinct = 0;
        long shared = 0;
        for (int from = 0, to; from < payloads.length; from = to) {
            to = from + 1;
            while (to < payloads.length && payloads[to] == payloads[from]) {
                to++;
            }
            distinct++;
            shared += to - from > 1 ? to - from : 0;
        }
        return new SharedWork(payloads.length, distinct, shared);
    }

    /** 1 when nobody repeats anything; 1 too when nothing is known. */
    double distinctShare() {
        return payloads == 0 ? 1 : (double) distinct / payloads;
    }

    double sharedShare() {
        return payloads == 0 ? 0 : (double) shared / payloads;
    }
}
