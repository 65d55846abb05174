package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.messages.HeldMessages;
import io.stillwatch.ingest.messages.Joined;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the records of one request, in their order. Calls without content wait, some hundred of them, for a look at the messages that
 * are held; messages are held, some hundred at a time. What is looked for and held is so before the last record is given out.
 */
final class Walk {
    private static final int TOGETHER = 256;
    /** Whose messages are in memory at once. */
    private static final int CALLS = 32;
    /** Without texts. */
    private static final int RECORD_BYTES = 8 * 1024;
    /** Of the other records of a request, which are kept meanwhile. */
    private static final long ROWS_BYTES = 4L * 1024 * 1024;

    private final Signal signal;
    private final Body body;
    private final Calls calls;
    private final RecordReader<InteractionRecorded> reader;
    private final HeldMessages held;
    private final Budget.Share share;
    private final Budget.Lease lease;
    private final boolean contentInEvents;

    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<HeldMessages.Message> messages = new ArrayList<>();
    private final Counts counts = new Counts();
    private int place;
    private boolean waits;

    /** A record that was read; one that waits is a call of which nobody knows yet what was said. */
    private record Step(Reading<InteractionRecorded> reading, boolean waits) {}

    Walk(
            Signal signal,
            Body body,
            Senders senders,
            RecordReader<InteractionRecorded> reader,
            HeldMessages held,
            Budget.Share share,
            Budget.Lease lease) {
        this.signal = signal;
        this.body = body;
        this.calls = new Calls(senders);
        this.reader = reader;
        this.held = held;
        this.share = share;
        this.lease = lease;
        this.contentInEvents = senders.contentInEvents();
    }

    Counts counts() {
        return counts;
    }

    /** The next call, or what is wrong with it; null behind the last. */
    @Nullable
    Reading<InteractionRecorded> next() {
        while (steps.isEmpty() && place < body.size()) {
            look();
        }
        Step step = steps.poll();
        return step == null ? null : step.reading();
    }

    /** Until there is a record to give out, with a call that waits until there are some to be looked for together. */
    private void look() {
        while (place < body.size() && (steps.isEmpty() || (waits && steps.size() < TOGETHER))) {
            int at = place++;
            long extent = body.extent(at);
            holding(extent, extent, () -> look(body.part(at), extent));
        }
        if (place == body.size()) {
            hold();
        }
        if (waits) {
            join();
        }
    }

    /** Who waits for memory that a record will never have waits for ever, and its request with all others in it. */
    private void holding(long more, long all, Runnable look) {
        if (!lease.couldHave(all + ROWS_BYTES)) {
            steps.add(new Step(reader.refuse(place, "takes more memory than a record may"), false));
            return;
        }
        share.holding(more, () -> {
            look.run();
            return true;
        });
    }

    private void look(Body.Part part, long extent) {
        switch (part) {
            case Body.Part.Broken(String reason) -> steps.add(new Step(reader.refuse(place, reason), false));
            case Body.Part.Whole(Telemetry telemetry) -> {
                long tree = JsonText.treeBytes(telemetry);
                holding(tree, extent + tree, () -> look(telemetry));
            }
        }
    }

    private void look(Telemetry telemetry) {
        Optional<ObjectNode> message = calls.message(signal, telemetry);
        Optional<ObjectNode> call = calls.of(signal, telemetry);
        if (message.isPresent()) {
            said(reader.read(place, message.get()));
        } else if (call.isPresent()) {
            Reading<InteractionRecorded> reading = reader.read(place, call.get());
            called(reading, Counts.Content.of(call.get(), reading));
        } else {
            counts.aside++;
        }
    }

    private void said(Reading<InteractionRecorded> reading) {
        switch (reading) {
            case Reading.Taken<InteractionRecorded>(var said) -> {
                counts.messages++;
                lease.take(RECORD_BYTES);
                messages.add(new HeldMessages.Message(place, said));
                if (messages.size() == TOGETHER) {
                    hold();
                }
            }
            case Reading.Refused<InteractionRecorded> refused -> steps.add(new Step(refused, false));
        }
    }

    private void called(Reading<InteractionRecorded> reading, Counts.Content content) {
        boolean looks = content == Counts.Content.MISSING && signal == Signal.TRACES;
        switch (reading) {
            case Reading.Taken<InteractionRecorded> taken
            when looks -> {
                if (!waits) {
                    lease.take((long) TOGETHER * RECORD_BYTES);
                }
                waits = true;
                steps.add(new Step(taken, true));
            }
            case Reading.Refused<InteractionRecorded> _ when looks && contentInEvents -> counts.aside++;
            default -> {
                counts.call(content);
                steps.add(new Step(reading, false));
            }
        }
    }

    private void hold() {
        if (!messages.isEmpty()) {
            held.hold(messages);
            lease.give((long) messages.size() * RECORD_BYTES);
            messages.clear();
        }
    }

    private void join() {
        List<Step> all = List.copyOf(steps);
        steps.clear();
        for (int from = 0; from < all.size(); from += CALLS) {
            join(all.subList(from, Math.min(from + CALLS, all.size())));
        }
        waits = false;
        lease.give((long) TOGETHER * RECORD_BYTES);
    }

    private void join(List<Step> some) {
        List<InteractionRecorded> waiting = some.stream()
                .filter(Step::waits)
                .map(step -> ((Reading.Taken<InteractionRecorded>) step.reading()).record())
                .toList();
        Map<String, List<InteractionRecorded>> said =
                held.of(waiting.stream().map(InteractionRecorded::id).toList());
        Set<String> told = contentInEvents
                ? Set.of()
                : held.told(waiting.stream()
                        .filter(call -> !said.containsKey(call.id()))
                        .toList());
        some.forEach(step -> {
            if (step.waits() && step.reading() instanceof Reading.Taken<InteractionRecorded>(var call)) {
                joined(call, Joined.of(call, said.getOrDefault(call.id(), List.of())), told.contains(call.id()));
            } else {
                steps.add(step);
            }
        });
    }

    private void joined(InteractionRecorded call, Optional<InteractionRecorded> whole, boolean told) {
        if (whole.isEmpty() && contentInEvents) {
            counts.aside++;
            return;
        }
        InteractionRecorded joined = whole.orElse(call);
        counts.call(Counts.Content.of(joined, told));
        steps.add(new Step(new Reading.Taken<>(joined), false));
    }
}
