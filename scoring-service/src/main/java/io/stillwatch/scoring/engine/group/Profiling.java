package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Profile.Own;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.Prominence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * Finds a group's own keys: suspect phrases, cards and addresses of which most users are inside (detection §5).
 */
final class Profiling {
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
        BitSet in = new BitSet();
        BitSet used = new BitSet();
        for (int member : members) {
            in.set(member);
            accounts.get(member).contentKeys().onEach(used::set);
        }
        used.and(suspects);
        members.forEach(member -> accounts.get(member).pathKeys().onEach(used::set));
        List<Own> own = new ArrayList<>();
        Weights weights = new Weights(members.size(), accounts.size());
        used.stream().mapToObj(keys::get).forEach(key -> addIfOwn(own, key, in, weights));
        return new Profile(own);
    }

    private void addIfOwn(List<Own> own, LinkKey key, BitSet members, Weights weights) {
        if (!key.type().isContent() && owners.isLine(key)) {
            return;
        }
        int users = 0;
        int inside = 0;
        int prominent = 0;
        for (int at = 0; at < key.users().size(); at++) {
            if (enrichment.links(key, at)) {
                boolean isInside = members.get(key.users().account(at));
                users++;
                inside += isInside ? 1 : 0;
                prominent += isInside && counts(key, at) ? 1 : 0;
            }
        }
        int least = key.type() == KeyType.CARD ? CARD_MEMBERS : rule.leastMembers();
        if (prominent >= least && inside >= rule.privateShare() * users) {
            own.add(new Own(key, weights.of(inside, users - inside)));
        }
    }

    private boolean counts(LinkKey key, int at) {
        return !key.type().isContent() || prominence.of(key, at);
    }
}
