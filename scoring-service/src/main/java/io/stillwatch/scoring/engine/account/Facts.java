package io.stillwatch.scoring.engine.account;

import io.stillwatch.scoring.engine.AccountFact;
import io.stillwatch.scoring.engine.Tag;
import io.stillwatch.scoring.engine.statistics.Mix;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the provider has said of an account; what it has not said is unknown and counts for neither side. */
public final class Facts {
    private @Nullable Stated<Long> createdAt;
    private @Nullable Stated<String> organization;
    private @Nullable Stated<Boolean> verified;
    private @Nullable Stated<AccountFact.Kind> kind;
    private @Nullable Stated<AccountFact.Status> status;
    private @Nullable Stated<Long> payment;
    private @Nullable Stated<Long> earlierPayment;
    private @Nullable Stated<String> emailDomain;
    private @Nullable Stated<String> program;
    private long emailDomainHash;

    void learn(AccountFact fact) {
        long time = fact.time().toEpochMilli();
        Instant created = fact.createdAt();
        createdAt = Stated.later(createdAt, created == null ? null : created.toEpochMilli(), time);
        organization = Stated.later(organization, fact.organization(), time);
        verified = Stated.later(verified, fact.verified(), time);
        kind = Stated.later(kind, fact.kind(), time);
        status = Stated.later(status, fact.status(), time);
        learnPayment(fact, time);
        emailDomain = Stated.later(emailDomain, fact.emailDomain(), time);
        program = Stated.later(program, fact.program(), time);
        hash();
    }

    /** Both tags are of one card: who pays by another one has no tag of the card before. */
    private void learnPayment(AccountFact fact, long time) {
        if (fact.payment() != Tag.NONE && (payment == null || payment.time() <= time)) {
            payment = new Stated<>(fact.payment(), time);
            earlierPayment = fact.earlierPayment() == Tag.NONE ? null : new Stated<>(fact.earlierPayment(), time);
        }
    }

    /** The organisation that the provider has verified; a stated one is no owner. */
    public @Nullable String verifiedOrganization() {
        return Boolean.TRUE.equals(Stated.valueOf(verified)) ? Stated.valueOf(organization) : null;
    }

    public @Nullable String emailDomain() {
        return Stated.valueOf(emailDomain);
    }

    /** Stands for the mail domain where many are compared; 0 without one. */
    public long emailDomainHash() {
        return emailDomainHash;
    }

    private void hash() {
        String domain = emailDomain();
        emailDomainHash = domain == null ? 0 : Mix.of(domain);
    }

    public @Nullable String program() {
        return Stated.valueOf(program);
    }

    public boolean kindIsKnown() {
        return kind != null;
    }

    public boolean isAggregator() {
        return Stated.valueOf(kind) == AccountFact.Kind.AGGREGATOR;
    }

    /** {@link Tag#NONE} when unknown. */
    public long payment() {
        return tag(Stated.valueOf(payment));
    }

    /** The tag under the linking key before, where a fact said it under two; {@link Tag#NONE} otherwise. */
    public long earlierPayment() {
        return tag(Stated.valueOf(earlierPayment));
    }

    /** The oldest tag of the card that is known, by which accounts from before and after a rotation meet. */
    public long card() {
        return earlierPayment() == Tag.NONE ? payment() : earlierPayment();
    }

    public boolean ageIsKnown() {
        return createdAt != null;
    }

    public boolean olderThan(Duration age, Instant now) {
        Long created = Stated.valueOf(createdAt);
        return created != null && created < now.minus(age).toEpochMilli();
    }

    /** When the account was opened, in milliseconds; meaningful only if {@link #ageIsKnown}. */
    public long createdAt() {
        Long created = Stated.valueOf(createdAt);
        return created == null ? 0 : created;
    }

    /** Snapshots of before kept the earlier tag of a card that had been replaced. */
    private static @Nullable Stated<Long> ofOneCard(@Nullable Stated<Long> payment, @Nullable Stated<Long> earlier) {
        return payment != null && earlier != null && payment.time() == earlier.time() ? earlier : null;
    }

    /** What would state the same of an account anew: a fact for each time for which something holds, the earliest first. */
    List<AccountFact> statements(String account) {
        return Stream.of(createdAt, organization, verified, kind, status, payment, emailDomain, program)
                .flatMap(Stream::ofNullable)
                .map(Stated::time)
                .distinct()
                .sorted()
                .map(time -> statement(account, time))
                .toList();
    }

    private AccountFact statement(String account, long time) {
        Long created = Stated.valueAt(createdAt, time);
        return new AccountFact(
                account,
                Instant.ofEpochMilli(time),
                created == null ? null : Instant.ofEpochMilli(created),
                Stated.valueAt(organization, time),
                Stated.valueAt(verified, time),
                Stated.valueAt(kind, time),
                Stated.valueAt(status, time),
                tag(Stated.valueAt(payment, time)),
                Stated.valueAt(emailDomain, time),
                Stated.valueAt(program, time),
                tag(Stated.valueAt(earlierPayment, time)));
    }

    private static long tag(@Nullable Long stated) {
        return stated == null ? Tag.NONE : stated;
    }

    void write(DataOutput out) throws IOException {
        StatedCodec.writeLong(out, createdAt);
        StatedCodec.writeText(out, organization);
        StatedCodec.writeText(out, verified);
        StatedCodec.writeText(out, kind);
        StatedCodec.writeText(out, status);
        StatedCodec.writeLong(out, payment);
        StatedCodec.writeLong(out, earlierPayment);
        StatedCodec.writeText(out, emailDomain);
        StatedCodec.writeText(out, program);
    }

    static Facts read(DataInput in) throws IOException {
        Facts facts = new Facts();
        facts.createdAt = StatedCodec.read(in, DataInput::readLong);
        facts.organization = StatedCodec.read(in, DataInput::readUTF);
        facts.verified = StatedCodec.read(in, text -> Boolean.valueOf(text.readUTF()));
        facts.kind = StatedCodec.read(in, text -> AccountFact.Kind.valueOf(text.readUTF()));
        facts.status = StatedCodec.read(in, text -> AccountFact.Status.valueOf(text.readUTF()));
        facts.payment = StatedCodec.read(in, DataInput::readLong);
        facts.earlierPayment = ofOneCard(facts.payment, StatedCodec.read(in, DataInput::readLong));
        facts.emailDomain = StatedCodec.read(in, DataInput::readUTF);
        facts.program = StatedCodec.read(in, DataInput::readUTF);
        facts.hash();
        return facts;
    }
}
