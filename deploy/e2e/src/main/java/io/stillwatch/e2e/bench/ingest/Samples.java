package io.stillwatch.e2e.bench.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/** Samples of the threads of a service by what they were doing, and the methods at work. A sample counts for the innermost frame that is known. */
record Samples(Map<String, Map<String, Long>> byThread, Map<String, Long> methods) {
    private static final int METHODS_TOLD = 30;
    private static final List<Map.Entry<String, String>> PARTS = List.of(
            Map.entry("io.stillwatch.ingest.fingerprint.Hmac", "fingerprints: HMAC"),
            Map.entry("io.stillwatch.ingest.fingerprint.Tagger", "fingerprints: tags to text"),
            Map.entry("io.stillwatch.ingest.fingerprint.Tok", "fingerprints: tokens"),
            Map.entry("io.stillwatch.ingest.fingerprint.Letters", "fingerprints: tokens"),
            Map.entry("io.stillwatch.ingest.fingerprint.S", "fingerprints: selection"),
            Map.entry("io.stillwatch.ingest.fingerprint.", "fingerprints: other"),
            Map.entry("io.stillwatch.ingest.reading.Window", "cutting"),
            Map.entry("io.stillwatch.ingest.reading.Lines", "cutting"),
            Map.entry("io.stillwatch.ingest.reading.", "fields"),
            Map.entry("io.stillwatch.ingest.event.", "packing"),
            Map.entry("io.stillwatch.ingest.keys.", "sealing"),
            Map.entry("io.stillwatch.ingest.intake.", "intake"),
            Map.entry("io.stillwatch.ingest.relay.", "relay"),
            Map.entry("io.stillwatch.ingest.store.", "rows"),
            Map.entry("com.fasterxml.jackson.", "JSON"),
            Map.entry("io.vertx.pgclient.", "database client"),
            Map.entry("io.vertx.sqlclient.", "database client"),
            Map.entry("io.cloudevents.", "envelopes"),
            Map.entry("io.stillwatch.eventsourcing.Envelope", "envelopes"),
            Map.entry("org.apache.kafka.", "Kafka's client"),
            Map.entry("io.opentelemetry.", "tracing"),
            Map.entry("io.micrometer.", "metrics"),
            Map.entry("io.smallrye.jwt.", "tokens of callers"),
            Map.entry("io.quarkus.oidc.", "tokens of callers"),
            Map.entry("io.vertx.", "HTTP"),
            Map.entry("io.netty.", "HTTP"),
            Map.entry("io.quarkus.", "HTTP"),
            Map.entry("org.jboss.resteasy.", "HTTP"));

    static Samples of(Path recording) {
        Map<String, Map<String, Long>> byThread = new TreeMap<>();
        Map<String, Long> methods = new TreeMap<>();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    List<RecordedFrame> frames = event.getStackTrace().getFrames();
                    byThread.computeIfAbsent(thread(event), _ -> new TreeMap<>())
                            .merge(part(frames), 1L, Long::sum);
                    methods.merge(name(frames.getFirst().getMethod()), 1L, Long::sum);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Samples(byThread, methods);
    }

    String text() {
        return byThread.entrySet().stream()
                        .map(thread -> "\n\n" + thread.getKey() + ", samples " + sum(thread.getValue()) + "\n"
                                + shares(thread.getValue(), Integer.MAX_VALUE))
                        .collect(Collectors.joining())
                + "\n\nmethods\n" + shares(methods, METHODS_TOLD);
    }

    private static String shares(Map<String, Long> counts, int atMost) {
        double all = sum(counts);
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(atMost)
                .map(each -> String.format(Locale.ROOT, "  %5.1f %%  %s", 100 * each.getValue() / all, each.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Threads of a pool are one. */
    private static String thread(RecordedEvent event) {
        var thread = event.getThread("sampledThread");
        return Objects.requireNonNullElse(thread == null ? null : thread.getJavaName(), "other")
                .replaceAll("[-_ ]?\\d+.*", "");
    }

    private static String part(List<RecordedFrame> frames) {
        return frames.stream()
                .map(frame -> frame.getMethod().getType().getName())
                .flatMap(type -> PARTS.stream()
                        .filter(known -> type.startsWith(known.getKey()))
                        .limit(1))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("other");
    }

    private static String name(RecordedMethod method) {
        return method.getType().getName() + "." + method.getName();
    }
}
