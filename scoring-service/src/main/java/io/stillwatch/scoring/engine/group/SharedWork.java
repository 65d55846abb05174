package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.account.Account;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
        List<long[]> own = members.stream()
                .map(member -> member.prompts().payloads().kept())
                .toList();
        Map<Long, Integer> users = new HashMap<>();
        own.forEach(payloads -> {
            for (long payload : payloads) {
                users.merge(payload, 1, Integer::sum);
            }
        });
        long all = own.stream().mapToLong(payloads -> payloads.length).sum();
        long shared = users.values().stream()
                .filter(count -> count > 1)
                .mapToLong(Integer::longValue)
                .sum();
        return new SharedWork(all, users.size(), shared);
    }

    /** 1 when nobody repeats anything; 1 too when nothing is known. */
    double distinctShare() {
        return payloads == 0 ? 1 : (double) distinct / payloads;
    }

    double sharedShare() {
        return payloads == 0 ? 0 : (double) shared / payloads;
    }
}
