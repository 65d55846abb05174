package io.stillwatch.scoring.engine.campaign;

import io.stillwatch.scoring.engine.Allowance;
import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Days;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Declared uses, by account. */
final class Allowances {
    /** Speaks against as strongly as one family can speak for; hand-set, as that of the other honest explanations is. */
    private static final double NATS = -12;

    private final SortedMap<String, Allowance> byAccount = new TreeMap<>();

    /** Calls of the busiest day of an account, as of the last count. */
    private final SortedMap<String, Integer> busiest = new TreeMap<>();

    /** How an account stands to what was declared of it. */
    enum Cover {
        NONE,
        COVERED,
        EXCEEDED
    }

    void put(Allowance allowance) {
        byAccount.put(allowance.account(), allowance);
    }

    void end(String account) {
        byAccount.remove(account);
    }

    /** Adds up the calls of everybody behind a declared account: what was declared is of all of them together. */
    void count(Accounts accounts, int now) {
        SortedMap<String, SortedMap<Integer, Integer>> calls = new TreeMap<>();
        for (Account account : byAccount.isEmpty() ? List.<Account>of() : accounts.all()) {
            of(account, now)
                    .ifPresent(allowance ->
                            account.activity().addTo(calls.computeIfAbsent(allowance.account(), _ -> new TreeMap<>())));
        }
        busiest.clear();
        calls.forEach((account, days) -> busiest.put(account, busiestDay(days, now / Days.SECONDS + 1)));
    }

    Cover cover(Account account, int now) {
        return of(account, now)
                .map(allowance -> busiestDay(allowance) > allowance.dailyCalls() ? Cover.EXCEEDED : Cover.COVERED)
                .orElse(Cover.NONE);
    }

    /** What is said of it beside the evidence. */
    Optional<Signal> signal(Account account, int now) {
        return of(account, now).map(allowance -> signal(busiestDay(allowance), allowance.dailyCalls()));
    }

    private Optional<Allowance> of(Account account, int now) {
        return Optional.ofNullable(byAccount.get(account.principal().account()))
                .filter(allowance -> now < Days.second(allowance.until()));
    }

    private static Signal signal(int busiest, int declared) {
        return busiest > declared
                ? signal(busiest, declared, "declared-use-exceeded", 0, "more than was declared")
                : signal(busiest, declared, "declared-use", NATS, "as it was declared");
    }

    private static Signal signal(int busiest, int declared, String name, double nats, String words) {
        return new Signal(
                name,
                Family.EXPLANATION,
                busiest,
                declared,
                nats,
                "The busiest day of the account has %d calls, %d a day were declared: %s."
                        .formatted(busiest, declared, words));
    }

    private int busiestDay(Allowance allowance) {
        return busiest.getOrDefault(allowance.account(), 0);
    }

    /** Of the days before this one, or of all if there is none. */
    private static int busiestDay(SortedMap<Integer, Integer> callsByDay, int end) {
        SortedMap<Integer, Integer> over = callsByDay.headMap(end);
        return (over.isEmpty() ? callsByDay : over)
                .values().stream().max(Comparator.naturalOrder()).orElse(0);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(byAccount.size());
        for (Allowance allowance : byAccount.values()) {
            out.writeUTF(allowance.account());
            out.writeInt(allowance.dailyCalls());
            out.writeLong(allowance.until().getEpochSecond());
        }
    }

    static Allowances read(DataInput in) throws IOException {
        Allowances allowances = new Allowances();
        for (int left = in.readInt(); left > 0; left--) {
            allowances.put(new Allowance(in.readUTF(), in.readInt(), Instant.ofEpochSecond(in.readLong())));
        }
        return allowances;
    }
}
