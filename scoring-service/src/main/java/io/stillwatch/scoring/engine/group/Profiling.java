package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.Prominence;
import java.util.BitSet;
import java.util.Set;

/**
 * Finds a group's own keys: suspect phrases, cards and addresses of which most users are inside. Weight of a key as in record linkage
 * (Fellegi and Sunter 1969; detection §5).
 */
final class Profiling {
    private static final double MOST_NATS = 8;
    private static final int CARD_MEMBERS = 2;

    private final Policy.Membership rule;
    private final Accounts accounts;
    private final KeyTable keys;
    private final Enrichment enrichment;
    private final Prominence prominence;
    private final Owners owners;
    private final BitSet suspects = new BitSet();

    Profiling(
            Policy.Membership rule,
            Accounts accounts,
            KeyTable keys,
            Enrichment enrichment,
            Prominence prominence,
            Owners owners,
            Iterable<LinkKey> suspects) {
        this.rule = rule;
        this.accounts = accounts;
        this.keys = keys;
        this.enrichment = enrichment;
        this.prominence = prominence;
        this.owners = owners;
        suspects.forEach(key -> this.suspects.set(key.number()));
    }

    Profile of(Set<Integer> members) {
        BitSet used = new BitSet();
        members.forEach(member -> accounts.get(member).uses().onEachKey(used::set));
        Profile profile = new Profile();
        used.stream().forEach(number -> addIfOwn(profile, keys.get(number), members));
        return profile;
    }

    private void addIfOwn(Profile profile, LinkKey key, Set<Integer> members) {
        boolean eligible = key.type().isContent() ? suspects.get(key.number()) : !owners.isLine(key);
        if (!eligible) {
            return;
        }
        int users = 0;
        int inside = 0;
        int prominent = 0;
        for (int user : key.users()) {
            Account account = accounts.get(user);
            if (enrichment.links(key, account)) {
                users++;
                inside += members.contains(user) ? 1 : 0;
                prominent += members.contains(user) && counts(key, account) ? 1 : 0;
            }
        }
        int least = key.type() == KeyType.CARD ? CARD_MEMBERS : rule.leastMembers();
        if (prominent >= least && inside >= rule.privateShare() * users) {
            profile.add(key, weight(inside, members.size(), users - inside));
        }
    }

    private boolean counts(LinkKey key, Account account) {
        return !key.type().isContent() || prominence.of(key, account);
    }

    /** ln of the members' rate over the others' rate, each with half an account added. */
    private double weight(int inside, int members, int outside) {
        double ours = (inside + 0.5) / (members + 1.0);
        double theirs = (outside + 0.5) / (accounts.size() - members + 1.0);
        return Math.clamp(StrictMath.log(ours) - StrictMath.log(theirs), 0, MOST_NATS);
    }
}
