package io.stillwatch.cases.enforcement;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.BatchReleased;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementApproved;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementDeclined;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementExpired;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementRequested;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.EnforcementWithdrawn;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReinstated;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemReversed;
import io.stillwatch.cases.domain.enforcement.EnforcementEvent.ItemsAcknowledged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of one item, from the events of its enforcement and what the provider's system said of it: a pure fold. */
@RegisterForReflection
record ItemFold(
        int item,
        int batch,
        String state,
        @Nullable String reason,
        Instant changedAt,
        @Nullable Integer chunk) {

    /** What the provider's system said of an item. */
    record Said(String outcome, @Nullable String reason, Instant at) {}

    /**
     * The item after all of these events.
     *
     * @param said by the chunk whose event counts it
     */
    static ItemFold of(int item, int batch, List<EnforcementEvent> events, Map<Integer, Said> said) {
        ItemFold now = new ItemFold(item, batch, ItemState.WAITING.word(), null, Instant.EPOCH, null);
        for (EnforcementEvent event : events) {
            now = now.after(event, said);
        }
        return now;
    }

    private ItemFold after(EnforcementEvent event, Map<Integer, Said> said) {
        return switch (event) {
            case EnforcementRequested requested -> with(state, requested.at());
            case BatchReleased(var number, var _, var at)
            when number == batch && isIn(ItemState.WAITING) -> with(ItemState.RELEASED.word(), at);
            case ItemsAcknowledged chunk
            when said.containsKey(chunk.chunk()) -> heard(chunk.chunk(), said.get(chunk.chunk()));
            case EnforcementReversed reversed -> ended(reversed.at());
            case EnforcementExpired expired -> ended(expired.at());
            case EnforcementWithdrawn withdrawn -> ended(withdrawn.at());
            case ItemReversed(var number, var _, var _, var at) when number == item -> ended(at);
            case ItemReinstated(var number, var _, var at) when number == item -> ended(at);
            case ItemReversed _, ItemReinstated _, BatchReleased _, ItemsAcknowledged _ -> this;
            case EnforcementApproved _, EnforcementDeclined _ -> this;
        };
    }

    private ItemFold heard(int in, @Nullable Said said) {
        return said == null ? this : new ItemFold(item, batch, said.outcome(), said.reason(), said.at(), in);
    }

    /** One that was released may have been applied by now without our knowing: it is lifted as well. */
    private ItemFold ended(Instant at) {
        if (isIn(ItemState.WAITING)) {
            return with(ItemState.CANCELLED.word(), at);
        }
        return isIn(ItemState.RELEASED) || isIn(ItemState.APPLIED) ? with(ItemState.LIFTING.word(), at) : this;
    }

    private boolean isIn(ItemState asked) {
        return state.equals(asked.word());
    }

    private ItemFold with(String then, Instant at) {
        return new ItemFold(item, batch, then, reason, at, chunk);
    }
}
