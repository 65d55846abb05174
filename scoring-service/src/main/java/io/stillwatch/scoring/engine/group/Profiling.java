package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.group.Profile.Own;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.Prominence;
import io.stillwatch.scoring.engine.key.Users;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntConsumer;

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
    /** Suspect phrases, cards and addresses, ascending by number. */
    private final int[] counted;

    /** Where a key is counted, by its number; 0 if it is not, else the place + 1. */
    private final int[] places;

    /** How many users a key links, by place; 0 if nobody has asked yet, else the number + 1. */
    private final int[] linked;

    /** How many of those have been erased since, by place + 1. */
    private final int[] gone;

    /** Rows as long as those, all 0 but for the first place: making one for each group costs more in collected garbage than all else here. */
    private final Queue<int[]> spare = new ConcurrentLinkedQueue<>();

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
        BitSet numbers = new BitSet();
        suspects.forEach(key -> numbers.set(key.number()));
        keys.paths().forEach(key -> numbers.set(key.number()));
        counted = numbers.stream().toArray();
        places = new int[keys.shared().size()];
        linked = new int[counted.length];
        gone = new int[counted.length + 1];
        for (int place = 0; place < counted.length; place++) {
            places[counted[place]] = place + 1;
        }
        accounts.all().stream()
                .filter(account -> !accounts.isThere(account.number()))
                .forEach(this::leaveOut);
    }

    private void leaveOut(Account erased) {
        IntConsumer leaveOut = key -> {
            Users users = keys.get(key).users();
            gone[places[key]] += enrichment.links(keys.get(key), users.find(erased.number())) ? 1 : 0;
        };
        erased.contentKeys().onEach(leaveOut);
        erased.pathKeys().onEach(leaveOut);
    }

    Profile of(Set<Integer> members) {
        BitSet in = new BitSet();
        int[] users = Objects.requireNonNullElseGet(spare.poll(), () -> new int[counted.length + 1]);
        for (int member : members) {
            in.set(member, accounts.isThere(member));
        }
        for (int member = in.nextSetBit(0); member >= 0; member = in.nextSetBit(member + 1)) {
            accounts.get(member).contentKeys().onEach(key -> users[places[key]]++);
            accounts.get(member).pathKeys().onEach(key -> users[places[key]]++);
        }
        List<Own> own = new ArrayList<>();
        Weights weights = new Weights(members.size(), accounts.size());
        for (int place = 0; place < counted.length; place++) {
            if (users[place + 1] > 0) {
                addIfOwn(own, place, users[place + 1], in, weights);
                users[place + 1] = 0;
            }
        }
        spare.add(users);
        return new Profile(own);
    }

    /** Most keys that members use are everyone's: how many use it tells so before anyone has to look who they are, or at the key itself. */
    private void addIfOwn(List<Own> own, int place, int users, BitSet members, Weights weights) {
        int all = linked(place);
        if (users < rule.privateShare() * all) {
            return;
        }
        LinkKey key = keys.get(counted[place]);
        if (!key.type().isContent() && owners.isLine(key)) {
            return;
        }
        int inside = linksAll(key) ? users : linkingInside(key, members);
        if (inside >= rule.privateShare() * all && hasEnough(key, members)) {
            own.add(new Own(key, weights.of(inside, all - inside)));
        }
    }

    private boolean linksAll(LinkKey key) {
        return !key.type().isContent() || enrichment.isTemplate(key);
    }

    /** The same for all groups, and whoever asks first counts. */
    private int linked(int place) {
        if (linked[place] == 0) {
            linked[place] = linked(keys.get(counted[place])) - gone[place + 1] + 1;
        }
        return linked[place] - 1;
    }

    private int linked(LinkKey key) {
        if (linksAll(key)) {
            return key.users().size();
        }
        int users = 0;
        for (int at = 0; at < key.users().size(); at++) {
            users += key.users().wrapper(at) ? 1 : 0;
        }
        return users;
    }

    private static int linkingInside(LinkKey key, BitSet members) {
        int inside = 0;
        for (int at = 0; at < key.users().size(); at++) {
            inside += key.users().wrapper(at) && members.get(key.users().account(at)) ? 1 : 0;
        }
        return inside;
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
