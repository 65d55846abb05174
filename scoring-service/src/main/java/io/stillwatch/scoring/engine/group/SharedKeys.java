package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.KeyType;
import io.stillwatch.scoring.engine.key.LinkKey;
import io.stillwatch.scoring.engine.key.Owners;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How many others of the set an account shares an address or a card with, on average: Σ c(c − 1) over the keys, by account (detection
 * §1.5.5). Addresses that several are at home on count nothing: a company or a campus is no proxy.
 */
final class SharedKeys implements Measure {
    private final String name;
    private final Family family;
    private final KeyType type;
    private final String text;
    private final KeyTable keys;
    private final Owners owners;
    private final Map<Integer, int[]> used = new HashMap<>();

    private SharedKeys(String name, Family family, KeyType type, String text, KeyTable keys, Owners owners) {
        this.name = name;
        this.family = family;
        this.type = type;
        this.text = text;
        this.keys = keys;
        this.owners = owners;
    }

    static SharedKeys addresses(KeyTable keys, Owners owners) {
        String text =
                "A member meets %s others of the group on its network addresses; in comparable accounts it is %s.";
        return new SharedKeys("shared-proxy-ip", Family.NETWORK, KeyType.ADDRESS, text, keys, owners);
    }

    static SharedKeys cards(KeyTable keys, Owners owners) {
        String text = "A member pays with the same card as %s others of the group; in comparable accounts it is %s.";
        return new SharedKeys("shared-payment", Family.PAYMENT, KeyType.CARD, text, keys, owners);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Family family() {
        return family;
    }

    @Override
    public OptionalDouble of(List<Account> accounts) {
        Map<Integer, Integer> users = new HashMap<>();
        for (Account account : accounts) {
            for (int key : used.computeIfAbsent(account.number(), _ -> used(account))) {
                users.merge(key, 1, Integer::sum);
            }
        }
        long meetings = 0;
        for (long count : users.values()) {
            meetings += count * (count - 1);
        }
        return accounts.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) meetings / accounts.size());
    }

    private int[] used(Account account) {
        IntStream.Builder numbers = IntStream.builder();
        account.uses().onEachKey(number -> {
            if (counts(keys.get(number))) {
                numbers.add(number);
            }
        });
        return numbers.build().toArray();
    }

    private boolean counts(LinkKey key) {
        return key.type() == type && !owners.isLine(key);
    }

    @Override
    public boolean suspiciousWhenHigh() {
        return true;
    }

    @Override
    public double leastDeviation(int accounts) {
        return 0.1;
    }

    @Override
    public String text(double value, double baseline) {
        return text.formatted(Words.number(value), Words.number(baseline));
    }
}
