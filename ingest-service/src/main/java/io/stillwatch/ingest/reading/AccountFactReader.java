package io.stillwatch.ingest.reading;

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
    private final Times times;

    private AccountFactReader(Fingerprints fingerprints, Optional<Fingerprints> previous, Times times) {
        this.fingerprints = fingerprints;
        this.previous = previous;
        this.times = times;
    }

    public static RecordReader<AccountFactRecorded> with(Fingerprints fingerprints, Times times) {
        return with(fingerprints, Optional.empty(), times);
    }

    /** After a rotation: each fact carries its tag under the previous key as well. */
    public static RecordReader<AccountFactRecorded> with(
            Fingerprints fingerprints, Optional<Fingerprints> previous, Times times) {
        return new RecordReader<>(new AccountFactReader(fingerprints, previous, times)::read, "account", fingerprints);
    }

    private AccountFactRecorded read(Fields in) {
        String payment = in.word("payment");
        return new AccountFactRecorded(
                in.required("account"),
                in.required("time", Shape.time(times::ofFact), Instant.EPOCH),
                in.get("createdAt", Shape.time(times::ofFact)),
                in.word("organization"),
                in.flag("verified"),
                in.get("kind", KIND),
                in.get("status", STATUS),
                payment == null ? null : fingerprints.tag(TagKind.PAYMENT, payment),
                domain(in),
                in.word("plan"),
                in.word("program"),
                fingerprints.keyEpoch(),
                previous.map(key -> new AccountFactRecorded.Previous(
                                key.keyEpoch(), payment == null ? null : key.tag(TagKind.PAYMENT, payment)))
                        .orElse(null));
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
