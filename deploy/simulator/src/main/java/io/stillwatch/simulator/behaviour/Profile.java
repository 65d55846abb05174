package io.stillwatch.simulator.behaviour;

import io.stillwatch.simulator.AccountFact;
import io.stillwatch.simulator.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the account system knows of an account. A provider's export arrives in the hour before the simulated time for
 * accounts that exist by then, and minutes after sign-up for later ones; some facts come a day late, some never.
 */
public record Profile(
        Instant createdAt,
        @Nullable String organization,
        @Nullable Boolean verified,
        String kind,
        @Nullable String payment,
        @Nullable String emailDomain,
        String plan,
        @Nullable String program,
        @Nullable Instant bannedAt) {
    private static final double LATE = 0.05;
    private static final Duration EXPORT = Duration.ofHours(1);

    /** Someone on their own: no organisation, paying by {@code payment} if at all. */
    public static Profile individual(Instant createdAt, @Nullable String payment, String emailDomain, String plan) {
        return new Profile(createdAt, null, false, "direct", payment, emailDomain, plan, null, null);
    }

    /** A seat that a verified organisation pays for. */
    public static Profile employee(Instant createdAt, Organization organization) {
        var payment = organization.payment();
        var domain = organization.domain();
        return new Profile(createdAt, organization.id(), true, "seat", payment, domain, "team", null, null);
    }

    /** A verified reseller whose end users are customers of its own. */
    public static Profile aggregator(Instant createdAt, Organization organization) {
        var payment = organization.payment();
        var domain = organization.domain();
        return new Profile(createdAt, organization.id(), true, "aggregator", payment, domain, "enterprise", null, null);
    }

    /** The same in a program such as {@code education}. */
    public Profile in(String newProgram) {
        return new Profile(createdAt, organization, verified, kind, payment, emailDomain, plan, newProgram, bannedAt);
    }

    /** The same, closed by the provider at that time. */
    public Profile bannedAt(Instant ban) {
        return new Profile(createdAt, organization, verified, kind, payment, emailDomain, plan, program, ban);
    }

    /** A like account of another date and payment, and not banned. */
    public Profile signedUp(Instant newCreatedAt, @Nullable String newPayment) {
        return new Profile(newCreatedAt, organization, verified, kind, newPayment, emailDomain, plan, program, null);
    }

    /** The same, saying that it belongs to an organisation; nobody has verified it. */
    public Profile stating(Organization stated) {
        return new Profile(createdAt, stated.id(), false, kind, payment, emailDomain, plan, program, bannedAt);
    }

    /** The same with another mail address. */
    public Profile writingFrom(String newDomain) {
        return new Profile(createdAt, organization, verified, kind, payment, newDomain, plan, program, bannedAt);
    }

    World activeIn(World world) {
        return world.between(createdAt, bannedAt == null ? world.end() : bannedAt);
    }

    public List<AccountFact> facts(String account, World world, Chance chance) {
        var facts = new ArrayList<AccountFact>();
        var delay = chance.happens(LATE) ? Duration.ofMinutes(chance.between(60, 1440)) : Duration.ZERO;
        var minute = Duration.ofSeconds(chance.below(3600));
        if (!chance.happens(world.circumstances().missingFacts())) {
            facts.add(fact(account, stated(world).plus(minute).plus(delay), "active"));
        }
        if (bannedAt != null && bannedAt.isBefore(world.end())) {
            facts.add(fact(account, bannedAt, "closed"));
        }
        return facts;
    }

    private Instant stated(World world) {
        var export = world.start().minus(EXPORT);
        return createdAt.isAfter(export) ? createdAt : export;
    }

    private AccountFact fact(String account, Instant time, String status) {
        return new AccountFact(
                account, time, createdAt, organization, verified, kind, status, payment, emailDomain, plan, program);
    }
}
