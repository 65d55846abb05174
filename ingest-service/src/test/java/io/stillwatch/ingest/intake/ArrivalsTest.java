package io.stillwatch.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.eventsourcing.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Bodies whose senders begin them and say no more. */
@SuppressWarnings("FutureReturnValueIgnored") // most of them say nothing
class ArrivalsTest {
    private static final int MOST = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Arrivals arrivals = new Arrivals(MOST);
    private final Budget budget = new Budget(100, arrivals);

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void where_all_places_are_taken_a_body_that_is_waited_for_gives_way_to_a_sender_that_has_none()
            throws InterruptedException {
        CompletableFuture<Integer> longest = slow("greedy", 0);
        CompletableFuture<Integer> second = slow("greedy", 0);
        slow("also greedy", 0);
        slow("also greedy", 0);

        assertThatCode(() -> arrivals.read("another", InputStream.nullInputStream(), _ -> 1))
                .doesNotThrowAnyException();

        assertIsToldToComeBack(longest);
        assertThat(second).isNotDone();
    }

    @Test
    void half_of_all_places_is_the_most_of_one_sender_whoever_else_needs_them() throws InterruptedException {
        slow("greedy", 0);
        slow("greedy", 0);

        assertThatThrownBy(() -> arrivals.read("greedy", InputStream.nullInputStream(), _ -> 1))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void none_gives_way_to_a_sender_that_has_as_many_as_those_that_have_most() throws InterruptedException {
        slow("a", 0);
        slow("b", 0);
        slow("c", 0);
        slow("d", 0);

        assertThatThrownBy(() -> arrivals.read("e", InputStream.nullInputStream(), _ -> 1))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void none_gives_way_whose_bytes_have_come() {
        arrivals.read("greedy", InputStream.nullInputStream(), _ -> {
            budget.of("greedy").lease().take(75);

            assertThatThrownBy(() -> budget.of("another").lease().take(30)).isInstanceOf(ProblemException.class);
            return 1;
        });
    }

    @Test
    void where_all_memory_is_held_a_body_that_is_waited_for_gives_its_own_back_to_a_sender_that_has_less()
            throws InterruptedException {
        CompletableFuture<Integer> slow = slow("greedy", 75);

        assertThatCode(() -> budget.of("another").lease().take(30)).doesNotThrowAnyException();

        assertIsToldToComeBack(slow);
        assertThat(budget.free()).isEqualTo(70);
    }

    @Test
    void the_thread_of_a_body_that_gave_way_is_as_before() throws InterruptedException {
        Silent body = new Silent();
        CompletableFuture<Boolean> thread = CompletableFuture.supplyAsync(
                () -> {
                    assertThatThrownBy(() -> read("greedy", 75, body)).isInstanceOf(ProblemException.class);
                    return Thread.currentThread().isInterrupted();
                },
                threads);
        body.waitedFor.await();

        budget.of("another").lease().take(30);

        assertThat(thread.join()).isFalse();
    }

    private CompletableFuture<Integer> slow(String sender, int bytes) throws InterruptedException {
        Silent body = new Silent();
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> read(sender, bytes, body), threads);
        body.waitedFor.await();
        return reading;
    }

    private int read(String sender, int bytes, Silent body) {
        return arrivals.read(sender, body, paced -> {
            Budget.Lease lease = budget.of(sender).lease();
            lease.take(bytes);
            try {
                return paced.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                lease.end();
            }
        });
    }

    /** Nothing of it ever comes. */
    private static final class Silent extends InputStream {
        private final CountDownLatch waitedFor = new CountDownLatch(1);

        @Override
        public int read() throws IOException {
            waitedFor.countDown();
            try {
                new CountDownLatch(1).await();
                return -1;
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            return read();
        }
    }

    private static void assertIsToldToComeBack(CompletableFuture<Integer> body) {
        assertThatThrownBy(body::join)
                .cause()
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        gone -> assertThat(gone.problem().status()).isEqualTo(429));
    }
}
