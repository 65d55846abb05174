package io.stillwatch.scoring.engine.key;

import io.stillwatch.scoring.engine.Policy;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.account.Account;
import io.stillwatch.scoring.engine.account.Accounts;
import io.stillwatch.scoring.engine.account.Tenure;
import io.stillwatch.scoring.engine.statistics.Mix;
import io.stillwatch.scoring.engine.table.LongCounts;
import java.time.Instant;
import java.util.BitSet;

/**
 * Gives one vote to those who are one customer: a verified organisation; a mail domain of which half is at home on one line; a card on one
 * line; else the account itself (detection §2). A company behind one address, a team or a lab thus votes once, without any list.
 */
public final class Owners {
    private final Policy.Owning rule;
    private final int accounts;
    private final LongCounts homes;
    private final LongCounts cards;
    private final LongCounts domains;
    private final LongCounts domainLines;
    private final LongCounts domainLine;
    private final BitSet lines = new BitSet();

    private Owners(Policy.Owning rule, int accounts) {
        this.rule = rule;
        this.accounts = accounts;
        this.homes = new LongCounts(accounts);
        this.cards = new LongCounts(accounts);
        this.domains = new LongCounts(accounts);
        this.domainLines = new LongCounts(accounts);
        this.domainLine = new LongCounts(accounts);
    }

    /** Decides anew for all accounts and has the keys of those that changed counted again. */
    public static Owners of(Accounts accounts, KeyTable keys, Policy.Owning rule, Instant now) {
        Owners owners = new Owners(rule, accounts.size());
        accounts.all().forEach(owners::count);
        keys.paths().forEach(owners::findLine);
        for (Account account : accounts.all()) {
            boolean changedOwner = account.ownedBy(owners.owner(account));
            boolean changedTenure = account.hasTenure(Tenure.of(account.facts(), rule, now));
            if (changedOwner || changedTenure) {
                keys.revote(account);
                accounts.touch(account);
            }
        }
        return owners;
    }

    /** How many accounts there are. */
    public int accounts() {
        return accounts;
    }

    /** Whether the key is an address that several accounts are at home on: a company, a campus, a household, a vendor. */
    public boolean isLine(LinkKey key) {
        return lines.get(key.number());
    }

    private void findLine(LinkKey key) {
        if (key.type() == KeyType.ADDRESS && homes.get(key.id()) >= rule.lineAccounts()) {
            lines.set(key.number());
        }
    }

    private void count(Account account) {
        long line = account.home().line(rule);
        long card = account.facts().card();
        String domain = account.facts().emailDomain();
        if (line != Tag.NONE) {
            homes.add(KeyType.ADDRESS.key(line), 1);
        }
        long otherTag = account.home().otherTagOfLine(rule);
        if (otherTag != Tag.NONE) {
            homes.add(KeyType.ADDRESS.key(otherTag), 1);
        }
        if (card != Tag.NONE) {
            cards.add(card, 1);
        }
        if (domain != null) {
            long name = account.facts().emailDomainHash();
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
        if (domain != null && isOneCustomer(account.facts().emailDomainHash())) {
            return Mix.of("domain", domain);
        }
        long card = account.facts().card();
        long line = account.home().line(rule);
        boolean sharedCard = card != Tag.NONE && cards.get(card) > 1;
        return sharedCard && line != Tag.NONE ? Mix.of(card, line) : account.hash();
    }

    private boolean isOneCustomer(long domain) {
        int accounts = domains.get(domain);
        return accounts >= rule.domainAccounts() && 2 * domainLine.get(domain) >= accounts;
    }
}
