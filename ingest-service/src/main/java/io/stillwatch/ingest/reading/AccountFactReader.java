package io.stillwatch.ingest.reading;

import io.stillwatch.ingest.enrichment.Enrichment;
import io.stillwatch.ingest.enrichment.Tables;
import io.stillwatch.ingest.event.AccountFactRecorded;
import io.stillwatch.ingest.fingerprint.Fingerprints;
import io.stillwatch.ingest.fingerprint.TagKind;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes {@code account-fact-recorded.v1} of what a provider's account system says. */
public final class AccountFactReader {
    private static final Shape<String> KIND = Shape.oneOf(Set.of("direct", "aggregator", "seat", "marketplace"));
    private static final Shape<String> STATUS = Shape.oneOf(Set.of("active", "suspended", "closed"));

    private final Fingerprints fingerprints;
    private final Optional<Fingerprints> previous;
    private final Enrichment enrichment;
    private final Times times;

    private AccountFactReader(
            Fingerprints fingerprints, Optional<Fingerprints> previous, Enrichment enrichment, Times times) {
        this.fingerprints = fingerprints;
        this.previous = previous;
        this.enrichment = enrichment;
        this.times = times;
    }

    public static RecordReader<AccountFactRecorded> with(Fingerprints fingerprints, Times times) {
        return with(fingerprints, Optional.empty(), Enrichment.none(), times);
    }

    /** After a rotation: each fact carries its tag under the previous key as well. */
    public static RecordReader<AccountFactRecorded> with(
            Fingerprints fingerprints, Optional<Fingerprints> previous, Enrichment enrichment, Times times) {
        var reader = new AccountFactReader(fingerprints, previous, enrichment, times);
        return new RecordReader<>(reader::read, "account", fingerprints);
    }

    /** An interaction at this door looks like a fact that states nothing: taken in, all traffic of a gateway with a wrong path would get no score. */
    private AccountFactRecorded read(Fields in) {
        AccountFactRecorded fact = fact(in);
        if (fact.statesNothing()) {
            in.note(Flaw.LINE, "states nothing about its account");
        }
        return fact;
    }

    private AccountFactRecorded fact(Fields in) {
        String account = in.account();
        String payment = in.word("payment");
        Instant time = in.required("time", Shape.time(times::ofFact), Instant.EPOCH);
        Tables tables = enrichment.newest();
        String domain = domain(in);
        Boolean disposable = (domain == null || !tables.knowDomains()) ? null : tables.isDisposable(domain);
        return new AccountFactRecorded(
                account,
                time,
                in.get("createdAt", Shape.time(times::ofFact)),
                in.word("organization"),
                in.flag("verified"),
                in.get("kind", KIND),
                in.get("status", STATUS),
                payment == null ? null : fingerprints.tag(TagKind.PAYMENT, payment),
                domain,
                in.word("plan"),
                in.word("program"),
                fingerprints.keyEpoch(),
                previous.map(key -> new AccountFactRecorded.Previous(
                                key.keyEpoch(), payment == null ? null : key.tag(TagKind.PAYMENT, payment)))
                        .orElse(null),
                disposable,
                disposable == null ? null : tables.version());
    }

    /** A whole e-mail address would be personal data that nobody asked for. */
    private static @Nullable String domain(Fields in) {
        String domain = in.word("emailDomain");
        if (domain != null && domain.indexOf('@') >= 0) {
            in.note("emailDomain", "is an address where a domain is expected");
        }
        return domain == null ? null : domain.toLowerCase(Locale.ROOT);
    }
}
