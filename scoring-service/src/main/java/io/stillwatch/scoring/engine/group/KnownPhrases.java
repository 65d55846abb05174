package io.stillwatch.scoring.engine.group;

import io.stillwatch.scoring.engine.Family;
import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Signal;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.group.Finding.FoundMember;
import io.stillwatch.scoring.engine.key.Enrichment;
import io.stillwatch.scoring.engine.key.KeyTable;
import io.stillwatch.scoring.engine.key.LinkKey;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Recognises who came after the decision and begins with the phrases of a confirmed campaign: banned accounts are replaced at once. Two
 * extraction-like calls are enough to watch an account, which needs no others beside it then. Words alone never do more: to be a full member an account
 * is also new, and the phrases are still the campaign's own, which they cease to be where established accounts take them up.
 */
final class KnownPhrases implements Recognition {
    private static final int LEAST_PHRASES = 2;
    private static final int LEAST_CALLS = 2;
    private static final Ways BY_PHRASES = new Ways(true, false, false);

    private final Policy.Membership rule;
    private final Accounts accounts;
    private final KeyTable keys;
    private final Enrichment enrichment;
    private final Evidence evidence;

    KnownPhrases(Policy.Membership rule, Accounts accounts, KeyTable keys, Enrichment enrichment, Evidence evidence) {
        this.rule = rule;
        this.accounts = accounts;
        this.keys = keys;
        this.enrichment = enrichment;
        this.evidence = evidence;
    }

    @Override
    public SortedMap<Integer, FoundMember> users(Set<Long> known, int since, Set<Integer> members) {
        List<LinkKey> used =
                known.stream().map(keys::find).filter(Objects::nonNull).toList();
        List<LinkKey> own =
                used.stream().filter(key -> isStillOwn(key, since, members)).toList();
        SortedMap<Integer, Fit> ownFits = Fitting.since(since, own, enrichment);
        SortedMap<Integer, FoundMember> users = new TreeMap<>();
        Fitting.since(since, used, enrichment).forEach((number, fit) -> {
            Account account = accounts.get(number);
            if (isEnough(fit, account)) {
                boolean full = isFull(ownFits.getOrDefault(number, Fit.NONE), account);
                users.put(number, member(account, fit, full));
            }
        });
        return users;
    }

    /** Of those who began to use it since the decision hardly any are established strangers; who is of unknown age says nothing. */
    private boolean isStillOwn(LinkKey key, int since, Set<Integer> members) {
        int own = 0;
        int strangers = 0;
        for (int at = 0; at < key.users().size(); at++) {
            int number = key.users().account(at);
            if (key.users().first(at) >= since) {
                Tenure tenure = accounts.get(number).tenure();
                boolean isOwn = tenure == Tenure.RECENT || members.contains(number);
                own += isOwn ? 1 : 0;
                strangers += !isOwn && tenure == Tenure.ESTABLISHED ? 1 : 0;
            }
        }
        return own >= rule.privateShare() * (own + strangers);
    }

    private static boolean isEnough(Fit fit, Account account) {
        return fit.phrases() >= LEAST_PHRASES && Membership.calls(fit, account) >= LEAST_CALLS;
    }

    private boolean isFull(Fit own, Account account) {
        return account.tenure() == Tenure.RECENT && Membership.isFullByPhrases(own, account, rule);
    }

    private FoundMember member(Account account, Fit fit, boolean full) {
        List<Signal> signals = Stream.concat(Stream.of(signal(fit, account)), evidence.tenure(account).stream())
                .toList();
        return new FoundMember(full, fit.first(), fit.seen(), fit.nats(), BY_PHRASES, signals);
    }

    private static Signal signal(Fit fit, Account account) {
        return new Signal(
                "known-indicator",
                Family.CONTENT,
                fit.phrases(),
                0,
                fit.contentNats(),
                "Since the decision at least %s that look like extraction use %s that a confirmed campaign is known by."
                        .formatted(
                                Words.counted(Membership.calls(fit, account), "call"),
                                Words.counted(fit.phrases(), "phrase")));
    }
}
