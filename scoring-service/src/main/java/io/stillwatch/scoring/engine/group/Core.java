package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.LinkKey;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes riders off a public wrapper: where a good part of a group is bound by cards or addresses, the rest stays only if a phrase that the
 * core owns covers a quarter of their extraction-like use (detection §5).
 */
final class Core {
    private final Policy.Membership rule;
    private final Accounts accounts;

    Core(Policy.Membership rule, Accounts accounts) {
        this.rule = rule;
        this.accounts = accounts;
    }

    Group passed(Group group) {
        BitSet core = core(group);
        if (core.cardinality() < rule.coreShare() * group.fits().size()) {
            return group;
        }
        List<LinkKey> coreKeys = group.profile().keys().stream()
                .map(Profile.Own::key)
                .filter(key -> isOf(key, core))
                .toList();
        SortedMap<Integer, Fit> staying = new TreeMap<>(group.fits());
        staying.keySet().removeIf(member -> !core.get(member) && !fits(accounts.get(member), coreKeys));
        return new Group(group.profile(), staying);
    }

    private static BitSet core(Group group) {
        BitSet core = new BitSet();
        group.fits().forEach((member, fit) -> {
            if (fit.cards() + fit.addresses() > 0) {
                core.set(member);
            }
        });
        return core;
    }

    private boolean isOf(LinkKey key, BitSet core) {
        if (!key.type().isContent()) {
            return false;
        }
        long users = 0;
        long there = 0;
        for (int at = 0; at < key.users().size(); at++) {
            users += core.get(key.users().account(at)) ? 1 : 0;
            there += accounts.isThere(key.users().account(at)) ? 1 : 0;
        }
        return users >= rule.coreUsers() * core.cardinality() && users >= rule.privateShare() * there;
    }

    private boolean fits(Account member, List<LinkKey> coreKeys) {
        double least = Math.max(1, rule.coreCover() * member.activity().extraction());
        return coreKeys.stream().map(LinkKey::users).anyMatch(users -> {
            int at = users.find(member.number());
            return at >= 0 && users.extraction(at) >= least;
        });
    }
}
