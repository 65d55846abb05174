package io.stillwatch.ingest.otlp;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Bodies;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.intake.Receipt;
import io.stillwatch.ingest.messages.HeldMessages;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Collectors;

/** The way of an export request: unpacked, read, its calls found, stored, answered. */
public final class Export {
    private static final int TOLD = 5;

    private final Intake intake;
    private final Intake.Way<InteractionRecorded> interactions;
    private final Senders senders;
    private final HeldMessages held;
    private final Whole whole;
    private final MeterRegistry metrics;

    public Export(
            Intake intake,
            Intake.Way<InteractionRecorded> interactions,
            Senders senders,
            HeldMessages held,
            Whole whole,
            MeterRegistry metrics) {
        this.intake = intake;
        this.interactions = interactions;
        this.senders = senders;
        this.held = held;
        this.whole = whole;
        this.metrics = metrics;
    }

    /**
     * Takes a request in; to be called on a thread that may block. The answer, in the type of the request, comes after the commit.
     *
     * @param sender the subject of its token
     */
    public Uni<byte[]> take(String sender, Signal signal, InputStream body, HttpHeaders headers) {
        try {
            return whole.budget().of(sender).during(lease -> take(sender, signal, body, headers, lease));
        } catch (IOException e) {
            throw Unreadable.because("It ends early or is not what Content-Encoding says.");
        }
    }

    private Uni<byte[]> take(String sender, Signal signal, InputStream body, HttpHeaders headers, Budget.Lease lease)
            throws IOException {
        String type = Bodies.said(headers);
        Answer answer = Answer.to(List.of(type));
        if (answer == Answer.JSON) {
            Bodies.inUtf8(type);
        }
        String encoding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        Body records = whole.read(signal, answer, body, encoding, lease);
        Walk walk = new Walk(
                signal,
                records,
                senders,
                interactions.reader(),
                held,
                whole.budget().of(sender),
                lease);
        return intake.take(sender, walk::next, interactions)
                .map(receipt -> answered(signal, answer, walk.counts(), receipt));
    }

    private byte[] answered(Signal signal, Answer answer, Counts counts, Receipt receipt) {
        count(signal, counts);
        String message = String.join(" ", warning(counts), rejections(receipt)).strip();
        return message.isEmpty() ? answer.nothing() : answer.exported(signal, receipt.rejected(), message);
    }

    private void count(Signal signal, Counts counts) {
        for (Counts.Content content : Counts.Content.values()) {
            count(signal, "calls", "content", content.word(), counts.calls(content));
        }
        count(signal, "records", "outcome", "aside", counts.aside);
        count(signal, "records", "outcome", "call", counts.calls());
        count(signal, "records", "outcome", "message", counts.messages);
    }

    private void count(Signal signal, String what, String tag, String value, int by) {
        metrics.counter("stillwatch.ingest.otlp." + what, "signal", signal.word(), tag, value)
                .increment(by);
    }

    private static String warning(Counts counts) {
        int missing = counts.calls(Counts.Content.MISSING);
        return missing == 0
                ? ""
                : "CONTENT IS MISSING in %d of %d model calls: no text of a prompt came with them. Where capturing it is off in the sender, evidence from prompts is lost."
                        .formatted(missing, counts.calls());
    }

    private String rejections(Receipt receipt) {
        String told = receipt.errors().stream()
                .limit(TOLD)
                .map(error -> "Record %d: %s %s.".formatted(error.line(), error.field(), error.reason()))
                .collect(Collectors.joining(" "));
        String more = receipt.onlyCounted() == 0
                ? ""
                : " Only counted, with no row of their own in quarantine: %d of the rejected."
                        .formatted(receipt.onlyCounted());
        boolean hint = receipt.errors().stream().anyMatch(error -> error.field().equals("account"));
        return told + (hint ? " The account is read from: " + String.join(", ", senders.account()) + "." : "") + more;
    }
}
