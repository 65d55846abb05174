package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import io.stillwatch.scoring.engine.key.SuperKey;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

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
        Links links = new Links();
        for (SuperKey key : content) {
            int pieces = Math.min(key.keys().size(), MOST_PIECES);
            int[] users = key.users().stream().mapToInt(Integer::intValue).toArray();
            join(links, key.keys().getFirst(), users, pieces);
        }
        for (LinkKey key : keys.shared()) {
            if (mayLink(key, owners)) {
                joinAbnormal(links, key);
            }
        }
        return links;
    }

    private boolean mayLink(LinkKey key, Owners owners) {
        int users = key.users().length;
        return switch (key.type()) {
            case PHRASE, SYSTEM -> false;
            case CARD -> users >= 2 && users <= rule.cardUsers();
            case ADDRESS -> users >= 2 && users <= rule.addressUsers() && !owners.isLine(key);
        };
    }

    private void joinAbnormal(Links links, LinkKey key) {
        int[] users = Arrays.stream(key.users())
                .filter(user -> abnormal.is(accounts.get(user)))
                .toArray();
        if (users.length >= rule.abnormalUsers() * key.users().length) {
            join(links, key, users, 1);
        }
    }

    private void join(Links links, LinkKey key, int[] users, int pieces) {
        if (users.length <= rule.clique()) {
            joinAll(links, key.type(), users, pieces);
            return;
        }
        for (int split = 0; split < SPLITS; split++) {
            for (int[] cell : cells(key, users, split)) {
                joinAll(links, key.type(), cell, pieces);
            }
        }
    }

    /** An expander in place of a clique: many users cost a multiple of their number, not its square. */
    private List<int[]> cells(LinkKey key, int[] users, int split) {
        int number = Math.ceilDiv(users.length, rule.cell());
        Map<Integer, TreeSet<Integer>> cells = new TreeMap<>();
        for (int user : users) {
            Account account = accounts.get(user);
            int cell = Mix.below(number, Mix.of(account.hash() + split, key.id()));
            cells.computeIfAbsent(cell, _ -> new TreeSet<>()).add(user);
        }
        return cells.values().stream()
                .map(cell -> cell.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static void joinAll(Links links, KeyType type, int[] users, int pieces) {
        for (int one = 0; one < users.length; one++) {
            for (int other = one + 1; other < users.length; other++) {
                links.join(type, users[one], users[other], pieces);
            }
        }
    }
}
