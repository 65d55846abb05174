package io.stillwatch.ingest;

import static io.stillwatch.ingest.Lines.id;
import static io.stillwatch.ingest.Lines.interaction;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stillwatch.ingest.event.InteractionRecorded;
import io.stillwatch.ingest.intake.Budget;
import io.stillwatch.ingest.intake.Intake;
import io.stillwatch.ingest.reading.Piece;
import io.stillwatch.ingest.reading.Reading;
import io.stillwatch.ingest.store.Row;
import jakarta.inject.Inject;
import java.util.Iterator;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever ends the way of a body, what it held of the memory is free: else a few of them are a 429 for everybody until the next start. */
@IngestTest
class ErrorsOfTheMachineTest {
    private static final int RECORDS = 10;

    @Inject
    Intake intake;

    @Inject
    Intake.Way<InteractionRecorded> interactions;

    @Inject
    Budget budget;

    @ConfigProperty(name = "stillwatch.bytes-in-hand")
    long all;

    private final Client client = Client.whenReady();

    @Test
    void an_error_while_records_are_read_frees_what_those_before_it_hold() {
        Iterator<Piece> pieces = pieces();

        assertThatThrownBy(() -> intake.take(
                        "someone",
                        () -> {
                            if (!pieces.hasNext()) {
                                throw new StackOverflowError();
                            }
                            return interactions.reader().read(pieces.next());
                        },
                        interactions))
                .isInstanceOf(StackOverflowError.class);

        assertThatEverythingIsFree();
    }

    @Test
    void an_error_before_the_store_is_asked_frees_what_the_records_hold() {
        Iterator<Piece> pieces = pieces();
        Intake.Way<InteractionRecorded> broken = new Intake.Way<>(
                interactions.kind(),
                interactions.reader(),
                record -> notToBeSorted(interactions.row().apply(record)));

        assertThatThrownBy(() -> intake.take("someone", () -> next(pieces), broken)
                        .await()
                        .indefinitely())
                .isInstanceOf(NullPointerException.class);

        assertThatEverythingIsFree();
    }

    private void assertThatEverythingIsFree() {
        assertThat(budget.free()).isEqualTo(all);
        assertThat(client.interactions(interaction(id())).accepted()).isEqualTo(1);
    }

    private @Nullable Reading<InteractionRecorded> next(Iterator<Piece> pieces) {
        return pieces.hasNext() ? interactions.reader().read(pieces.next()) : null;
    }

    /** Whoever puts rows in order meets an error there. */
    @SuppressWarnings("NullAway") // what no row has
    private static Row notToBeSorted(Row row) {
        return new Row(null, row.account(), row.time(), row.body());
    }

    private static Iterator<Piece> pieces() {
        return Stream.generate(() -> interaction(id()).getBytes(UTF_8))
                .limit(RECORDS)
                .map(line -> new Piece(1, line, 0, line.length))
                .iterator();
    }
}
