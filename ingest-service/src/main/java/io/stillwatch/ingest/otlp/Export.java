package io.stillwatch.ingest.otlp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.intake.Receipt;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.reading.RecordReader;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The way of an export request: unpacked, read, its calls found, stored, answered. */
public final class Export {
    private static final int TOLD = 5;

    private final Intake intake;
    private final Intake.Way<InteractionRecorded> interactions;
    private final Calls calls;
    private final Senders senders;
    private final Whole whole;
    private final MeterRegistry metrics;

    public Export(
            Intake intake,
            Intake.Way<InteractionRecorded> interactions,
            Senders senders,
            Whole whole,
            MeterRegistry metrics) {
        this.intake = intake;
        this.interactions = interactions;
        this.calls = new Calls(senders);
        this.senders = senders;
        this.whole = whole;
        this.metrics = metrics;
    }

    /** Takes a request in; to be called on a thread that may block. The answer, in the type of the request, comes after the commit. */
    public Uni<byte[]> take(Signal signal, InputStream body, HttpHeaders headers) {
        Budget.Lease lease = whole.budget().lease();
        try {
            return take(signal, body, headers, lease).onTermination().invoke(lease::end);
        } catch (IOException e) {
            lease.end();
            throw Unreadable.because("It ends early or is not what Content-Encoding says.");
        } catch (RuntimeException e) {
            lease.end();
            throw e;
        }
    }

    private Uni<byte[]> take(Signal signal, InputStream body, HttpHeaders headers, Budget.Lease lease)
            throws IOException {
        Answer answer = Answer.to(headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        Walk walk = new Walk(signal, whole.read(signal, answer, body, encoding, lease));
        return intake.take(walk::next, interactions).map(receipt -> answered(answer, walk, receipt));
    }

    private byte[] answered(Answer answer, Walk walk, Receipt receipt) {
        walk.count();
        String message = String.join(" ", walk.warning(), rejections(receipt)).strip();
        return message.isEmpty() ? answer.nothing() : answer.exported(walk.signal, receipt.rejected(), message);
    }

    private String rejections(Receipt receipt) {
        String told = receipt.errors().stream()
                .limit(TOLD)
                .map(error -> "Record %d: %s %s.".formatted(error.line(), error.field(), error.reason()))
                .collect(Collectors.joining(" "));
        boolean hint = receipt.errors().stream().anyMatch(error -> error.field().equals("account"));
        return hint ? told + " The account is read from: " + String.join(", ", senders.account()) + "." : told;
    }

    /** Goes through the records of one request and counts what they are. */
    private final class Walk {
        private final Signal signal;
        private final Body body;
        private int place;
        private int found;
        private int aside;
        private int withoutContent;

        Walk(Signal signal, Body body) {
            this.signal = signal;
            this.body = body;
        }

        @Nullable
        Reading<InteractionRecorded> next() {
            Optional<Reading<InteractionRecorded>> reading = Optional.empty();
            while (reading.isEmpty() && place < body.size()) {
                int at = place++;
                reading = whole.budget().holding(body.extent(at), () -> reading(body.part(at)));
            }
            return reading.orElse(null);
        }

        private Optional<Reading<InteractionRecorded>> reading(Body.Part part) {
            RecordReader<InteractionRecorded> reader = interactions.reader();
            return switch (part) {
                case Body.Part.Broken(String reason) -> Optional.of(reader.refuse(place, reason));
                case Body.Part.Whole(Telemetry telemetry) -> {
                    Optional<ObjectNode> call =
                            whole.budget().holding(Prompt.treeBytes(telemetry), () -> calls.of(signal, telemetry));
                    aside += call.isPresent() ? 0 : 1;
                    yield call.map(found -> read(reader, found));
                }
            };
        }

        private Reading<InteractionRecorded> read(RecordReader<InteractionRecorded> reader, ObjectNode call) {
            found++;
            withoutContent += call.has("input") ? 0 : 1;
            return reader.read(place, call);
        }

        void count() {
            count("calls", "content", "present", found - withoutContent);
            count("calls", "content", "missing", withoutContent);
            count("records", "outcome", "aside", aside);
            count("records", "outcome", "call", found);
        }

        private void count(String what, String tag, String value, int by) {
            metrics.counter("stillwatch.ingest.otlp." + what, "signal", signal.word(), tag, value)
                    .increment(by);
        }

        String warning() {
            return withoutContent == 0
                    ? ""
                    : "CONTENT IS MISSING in %d of %d model calls: capturing message content is off in the sender, so evidence from prompts is lost."
                            .formatted(withoutContent, found);
        }
    }
}
