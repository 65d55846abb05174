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
        int inside = 0;
        int outside = 0;
        double mostOutside = weights.members() * (1 - rule.privateShare()) / rule.privateShare() + 1;
        boolean allLink = !key.type().isContent() || enrichment.isTemplate(key);
        for (int at = 0; at < key.users().size() && outside <= mostOutside; at++) {
            if (allLink || key.users().wrapper(at)) {
                boolean isInside = members.get(key.users().account(at));
                inside += isInside ? 1 : 0;
                outside += isInside ? 0 : 1;
            }
        }
        if (inside >= rule.privateShare() * (inside + outside) && hasEnough(key, members)) {
            own.add(new Own(key, weights.of(inside, outside)));
        }
    }

    private boolean hasEnough(LinkKey key, BitSet members) {
        int missing = key.type() == KeyType.CARD ? CARD_MEMBERS : rule.leastMembers();
        int[] places = prominence.of(key);
        int size = key.type().isContent() ? places.length : key.users().size();
        for (int one = 0; one < size && missing > 0; one++) {
            int at = key.type().isContent() ? places[one] : one;
            missing -= members.get(key.users().account(at)) ? 1 : 0;
        }
        return missing == 0;
    }
}
