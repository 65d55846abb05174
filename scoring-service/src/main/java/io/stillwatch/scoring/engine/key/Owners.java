package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.time.Instant;

/**
 * Gives one vote to those who are one customer: a verified organisation; a mail domain of which half is at home on one line; a card on one
 * line; else the account itself (detection §2). A company behind one address, a team or a lab thus votes once, without any list.
 */
public final class Owners {
    private final Policy.Owning rule;
    private final LongCounts homes = new LongCounts();
    private final LongCounts cards = new LongCounts();
    private final LongCounts domains = new LongCounts();
    private final LongCounts domainLines = new LongCounts();
    private final LongCounts domainLine = new LongCounts();

    private Owners(Policy.Owning rule) {
        this.rule = rule;
    }

    /** Decides anew for all accounts and has the keys of those that changed counted again. */
    public static Owners of(Accounts accounts, KeyTable keys, Policy.Owning rule, Instant now) {
        Owners owners = new Owners(rule);
        accounts.all().forEach(owners::count);
        for (Account account : accounts.all()) {
            boolean changedOwner = account.ownedBy(owners.owner(account));
            boolean changedTenure = account.hasTenure(Tenure.of(account.facts(), rule, now));
            if (changedOwner || changedTenure) {
                keys.revote(account);
            }
        }
        return owners;
    }

    /** Whether the key is an address that several accounts are at home on: a company, a campus, a household, a vendor. */
    public boolean isLine(LinkKey key) {
        return homes.get(key.id()) >= rule.lineAccounts();
    }

    private void count(Account account) {
        long line = account.home().line(rule);
        long card = account.facts().payment();
        String domain = account.facts().emailDomain();
        if (line != Tag.NONE) {
            homes.add(KeyType.ADDRESS.key(line), 1);
        }
        if (card != Tag.NONE) {
            cards.add(card, 1);
        }
        if (domain != null) {
            long name = Mix.of(domain);
            domains.add(name, 1);
            int together = line == Tag.NONE ? 0 : domainLines.add(Mix.of(name, line), 1);
            domainLine.put(name, Math.max(domainLine.get(name), together));
        }
    }

    private long owner(Account account) {
        String organization = account.facts().verifiedOrganization();
        if (organization != null) {
            return Mix.of("organization", organization);
        }
        String domain = account.facts().emailDomain();
        if (domain != null && isOneCustomer(Mix.of(domain))) {
            return Mix.of("domain", domain);
        }
        long card = account.facts().payment();
        long line = account.home().line(rule);
        boolean sharedCard = card != Tag.NONE && cards.get(card) > 1;
        return sharedCard && line != Tag.NONE ? Mix.of(card, line) : account.hash();
    }

    private boolean isOneCustomer(long domain) {
        int accounts = domains.get(domain);
        return accounts >= rule.domainAccounts() && 2 * domainLine.get(domain) >= accounts;
    }
}
