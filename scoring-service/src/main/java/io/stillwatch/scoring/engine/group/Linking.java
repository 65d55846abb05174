package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.SuperKey;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Joins the users of suspect phrases, and those of cards and addresses whose users are mostly abnormal. */
final class Linking {
    /** One phrase of a text may be chance; two or more from one text are one weighty piece, not many. */
    private static final int MOST_PIECES = 2;

    private static final int SPLITS = 3;

    private final Policy.Linking rule;
    private final Accounts accounts;
    private final Abnormal abnormal;

    Linking(Policy.Linking rule, Accounts accounts, Abnormal abnormal) {
        this.rule = rule;
        this.accounts = accounts;
        this.abnormal = abnormal;
    }

    Links of(List<SuperKey> content, KeyTable keys, Owners owners) {
        Links links = new Links(accounts.size());
        for (SuperKey key : content) {
            join(links, key.first(), key.users(), Math.min(key.keys(), MOST_PIECES));
        }
        for (LinkKey key : keys.paths()) {
            if (mayLink(key, owners)) {
                joinAbnormal(links, key);
            }
        }
        return links;
    }

    private boolean mayLink(LinkKey key, Owners owners) {
        int users = key.users().size();
        return switch (key.type()) {
            case PHRASE, SYSTEM -> false;
            case CARD -> users >= 2 && users <= rule.cardUsers();
            case ADDRESS -> users >= 2 && users <= rule.addressUsers() && !owners.isLine(key);
        };
    }

    private void joinAbnormal(Links links, LinkKey key) {
        int[] there = IntStream.range(0, key.users().size())
                .map(key.users()::account)
                .filter(accounts::isThere)
                .toArray();
        int[] users = IntStream.of(there)
                .filter(user -> abnormal.is(accounts.get(user)))
                .toArray();
        if (users.length >= rule.abnormalUsers() * there.length) {
            join(links, key, users, 1);
        }
    }

    private void join(Links links, LinkKey key, int[] users, int pieces) {
        links.join(key.type(), users.length <= rule.clique() ? List.of(users) : cells(key, users), pieces);
    }

    /** An expander in place of a clique: many users cost a multiple of their number, not its square. */
    private List<int[]> cells(LinkKey key, int[] users) {
        return IntStream.range(0, SPLITS)
                .boxed()
                .flatMap(split -> cells(key, users, split))
                .toList();
    }

    private Stream<int[]> cells(LinkKey key, int[] users, int split) {
        int number = Math.ceilDiv(users.length, rule.cell());
        int[] sizes = new int[number];
        int[] cells = IntStream.of(users)
                .map(user -> Mix.below(number, Mix.of(accounts.get(user).hash() + split, key.id())))
                .peek(cell -> sizes[cell]++)
                .toArray();
        int[][] members = IntStream.of(sizes).mapToObj(int[]::new).toArray(int[][]::new);
        for (int at = users.length - 1; at >= 0; at--) {
            members[cells[at]][--sizes[cells[at]]] = users[at];
        }
        return Arrays.stream(members);
    }
}
