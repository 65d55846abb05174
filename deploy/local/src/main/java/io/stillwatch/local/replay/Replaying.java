package io.stillwatch.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.local.speaking.ProgressBar;
import io.stillwatch.local.speaking.ServiceClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends files of interactions or account facts in the order of their lines. While a batch is on its way the next one is read and packed; a
 * second one is never under way, because order is what ticks are made of.
 */
public final class Replaying {
    private static final int TOLD = 20;

    private final ServiceClient ingest;
    private final Path bookmarks;
    private final PrintStream out;
    private long told;

    /**
     * Sends on with what the client may.
     *
     * @param bookmarks folder of what has been sent already
     * @param out is told what was refused
     */
    public Replaying(ServiceClient ingest, Path bookmarks, PrintStream out) {
        this.ingest = ingest;
        this.bookmarks = bookmarks;
        this.out = out;
    }

    /**
     * Sends what has not been acknowledged yet.
     *
     * @param again from its beginning, whatever was sent before
     * @throws IllegalStateException when ingest can't be reached or refuses a batch, and the same call goes on from there; or when the file is not the
     *     one that was begun
     */
    public Sent send(Path file, boolean again) {
        try {
            Bookmark bookmark = Bookmark.of(file, ingest.service(), bookmarks);
            if (again) {
                bookmark.forget();
            }
            return send(file, bookmark);
        } catch (IOException e) {
            throw new IllegalStateException(file + " can't be read: " + e, e);
        }
    }

    private Sent send(Path file, Bookmark bookmark) throws IOException {
        ProgressBar progress = ProgressBar.onScreen(file.getFileName().toString());
        long begun = System.nanoTime();
        Sent sent = Sent.NOTHING;
        String path = Kind.of(file).path();
        try (RecordFile lines = RecordFile.open(file);
                ExecutorService way = Executors.newSingleThreadExecutor()) {
            goOn(file, lines, bookmark.reached());
            Batch batch = lines.next();
            if (batch.isEmpty()) {
                // Asked all the same: whoever does not answer has nothing of it.
                send(path, batch);
                out.printf("%s: nothing left to send%n", file);
            }
            while (!batch.isEmpty()) {
                Batch underWay = batch;
                CompletableFuture<Sent> answer = CompletableFuture.supplyAsync(() -> send(path, underWay), way);
                batch = lines.next();
                sent = sent.plus(join(answer));
                bookmark.moveTo(underWay.end());
                progress.at(lines.part(), words(sent, begun));
            }
            progress.done();
            tellEnd(file, lines.unfinishedLine());
        }
        return sent;
    }

    private void goOn(Path file, RecordFile lines, Reached from) throws IOException {
        if (!lines.goesOnFrom(from)) {
            throw new IllegalStateException(
                    "%s is not what it was when %d lines of it were sent; --again sends it from its beginning"
                            .formatted(file, from.lines()));
        }
        if (from.lines() > 0) {
            out.printf("%s: going on with line %,d%n", file, from.nextLine());
        }
    }

    private static Sent join(CompletableFuture<Sent> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof IllegalStateException known ? known : e;
        }
    }

    private Sent send(String path, Batch batch) {
        JsonNode answer = ingest.postNdjson(path, batch.packed());
        for (JsonNode error : answer.path("errors")) {
            tell(batch.firstLine() + error.path("line").asLong() - 1, error);
        }
        return new Sent(
                answer.path("accepted").asLong(),
                answer.path("duplicates").asLong(),
                answer.path("rejected").asLong());
    }

    private void tellEnd(Path file, long unfinished) {
        if (unfinished > 0) {
            out.printf("%s: line %,d has no end yet and is no whole record; it is sent once it is%n", file, unfinished);
        }
    }

    private void tell(long line, JsonNode error) {
        told++;
        if (told <= TOLD) {
            out.printf(
                    "line %,d: %s %s%n",
                    line, error.path("field").asText(), error.path("reason").asText());
        }
    }

    private static String words(Sent sent, long begun) {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        return "%,d lines, %,.0f a second".formatted(sent.lines(), sent.lines() / seconds);
    }
}
