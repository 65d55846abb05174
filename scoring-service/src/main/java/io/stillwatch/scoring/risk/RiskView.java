package io.stillwatch.scoring.risk;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.stillwatch.scoring.engine.Principal;
import io.stillwatch.scoring.engine.RiskLevel;
import io.stillwatch.scoring.progress.Memory;
import io.stillwatch.scoring.publish.AccountRiskChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What was last said of every principal, in the memory of this instance. Bodies stay as they came: few are ever asked for, and a body is
 * smaller than what is read from it.
 */
@ApplicationScoped
public class RiskView implements Memory {

    private static final Set<String> LEVELS =
            Arrays.stream(RiskLevel.values()).map(RiskLevel::name).collect(Collectors.toUnmodifiableSet());

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(byte[] body, long sequence) {}

    /** What was last said of a principal, and the number of that event. */
    record Known(AccountRiskChanged said, long sequence) {}

    private final Map<Principal, Said> lastSaid = new ConcurrentHashMap<>();
    private final ObjectReader json;
    private final Duration staleAfter;
    private volatile Map<TopicPartition, Long> readTo = Map.of();
    private volatile AsOf asOf = AsOf.NOTHING;
    private volatile boolean complete;
    private volatile long confirmedAt = System.nanoTime();

    RiskView(ObjectMapper json, @ConfigProperty(name = "stillwatch.scoring.stale-after") Duration staleAfter) {
        // What this service wrote says nothing twice, and looking for that would slow each look-up down.
        this.json = json.readerFor(AccountRiskChanged.class).without(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
        this.staleAfter = staleAfter;
    }

    /** Whether everything that was in the topics when reading began is known here; from then on answers come from memory. */
    public boolean isComplete() {
        return complete;
    }

    @Override
    public List<String> topics() {
        return RiskTopics.NAMES;
    }

    @Override
    public Map<TopicPartition, Long> readTo() {
        return readTo;
    }

    /** Whether nobody could confirm for a while that this is the last word. */
    boolean isStale() {
        return System.nanoTime() - confirmedAt > staleAfter.toNanos();
    }

    AsOf asOf() {
        return asOf;
    }

    Optional<Known> of(Principal principal) {
        Said said = lastSaid.get(principal);
        return said == null ? Optional.empty() : Optional.of(new Known(read(said.body()), said.sequence()));
    }

    /**
     * Takes the next event; what is not newer than what is known is a copy. It says nothing of others that its tick spoke of, so {@link #confirm} alone
     * says as of when all is known.
     *
     * @throws RuntimeException if it is no risk
     */
    void take(byte[] body, long sequence) {
        AccountRiskChanged said = whole(read(body));
        lastSaid.merge(
                new Principal(said.account(), said.endUser()),
                new Said(body, sequence),
                (known, next) -> next.sequence() > known.sequence() ? next : known);
    }

    /** The key's subject was erased. */
    void forget(String account, @Nullable String endUser) {
        lastSaid.remove(new Principal(account, endUser));
    }

    void readTo(Map<TopicPartition, Long> positions) {
        readTo = positions;
    }

    void isNowComplete() {
        complete = true;
    }

    /** Everything that was decided up to this tick is known here. */
    void confirm(AsOf known) {
        asOf = asOf.orLater(known);
        confirmedAt = System.nanoTime();
    }

    /** What lacks a part would be an answer that lacks it, to whoever asks. */
    private static AccountRiskChanged whole(AccountRiskChanged said) {
        if (!LEVELS.contains(said.level())
                || Stream.of(said.account(), said.campaigns(), said.policyVersion(), said.baselineVersion())
                        .anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("A part is missing");
        }
        return said;
    }

    private AccountRiskChanged read(byte[] body) {
        try {
            return json.readValue(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
