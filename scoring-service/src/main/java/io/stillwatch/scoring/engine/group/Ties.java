package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Tie;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What links some accounts of a group: keys that at least two of them use and the group uses mostly itself; phrases of the same users are one piece of
 * evidence. What a campaign of 25,000 shares, a few of them use the least part of.
 */
public final class Ties {
    private static final int MOST_OF_A_KIND = 25;
    private static final Comparator<Tie> WIDEST_FIRST = Comparator.comparingInt(
                    (Tie tie) -> -tie.principals().size())
            .thenComparingInt(tie -> -tie.pieces())
            .thenComparingInt(Tie::others)
            .thenComparing(tie -> tie.principals().toString());

    private final Accounts accounts;
    private final KeyTable keys;

    public Ties(Accounts accounts, KeyTable keys) {
        this.accounts = accounts;
        this.keys = keys;
    }

    /** The same users of keys of one kind. */
    private record Shared(Tie.Kind kind, BitSet users) {}

    /** By kind, at most twenty-five of each, the most widely shared first. */
    public List<Tie> of(Collection<Account> some, Collection<Account> group) {
        BitSet inside = numbers(some);
        Map<Shared, List<LinkKey>> pieces = new HashMap<>();
        ownKeys(some, numbers(group))
                .forEach(key -> pieces.computeIfAbsent(shared(key, inside), _ -> new ArrayList<>())
                        .add(key));
        return Stream.of(Tie.Kind.values())
                .flatMap(kind -> pieces.entrySet().stream()
                        .filter(piece -> piece.getKey().kind() == kind)
                        .map(piece -> tie(piece.getKey(), piece.getValue()))
                        .sorted(WIDEST_FIRST)
                        .limit(MOST_OF_A_KIND))
                .toList();
    }

    private static BitSet numbers(Collection<Account> accounts) {
        BitSet numbers = new BitSet();
        accounts.forEach(account -> numbers.set(account.number()));
        return numbers;
    }

    /** At least half of their users are of the group. */
    private Stream<LinkKey> ownKeys(Collection<Account> some, BitSet group) {
        LongCounts users = new LongCounts();
        some.forEach(member -> {
            member.contentKeys().onEach(key -> users.add(key + 1L, 1));
            member.pathKeys().onEach(key -> users.add(key + 1L, 1));
        });
        Stream.Builder<LinkKey> own = Stream.builder();
        users.onEach((number, count) -> {
            LinkKey key = keys.get(Math.toIntExact(number - 1));
            if (count >= 2 && 2 * users(key, group) >= key.users().size()) {
                own.add(key);
            }
        });
        return own.build();
    }

    private static int users(LinkKey key, BitSet group) {
        int users = 0;
        for (int at = 0; at < key.users().size(); at++) {
            users += group.get(key.users().account(at)) ? 1 : 0;
        }
        return users;
    }

    private static Shared shared(LinkKey key, BitSet inside) {
        BitSet users = new BitSet();
        key.users().onEach(users::set);
        users.and(inside);
        return new Shared(kind(key.type()), users);
    }

    private Tie tie(Shared shared, List<LinkKey> pieces) {
        int users = pieces.stream().mapToInt(key -> key.users().size()).max().orElseThrow();
        return new Tie(
                shared.kind(),
                pieces.size(),
                shared.users().stream()
                        .mapToObj(number -> accounts.get(number).principal())
                        .sorted()
                        .toList(),
                users - shared.users().cardinality());
    }

    private static Tie.Kind kind(KeyType type) {
        return switch (type) {
            case PHRASE -> Tie.Kind.PHRASE;
            case SYSTEM -> Tie.Kind.SYSTEM_PROMPT;
            case ADDRESS -> Tie.Kind.ADDRESS;
            case CARD -> Tie.Kind.CARD;
        };
    }
}
