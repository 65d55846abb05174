package io.stillwatch.ingest.history;

import io.stillwatch.eventsourcing.Problem;
import io.stillwatch.eventsourcing.audit.ReadingLog;
import io.stillwatch.ingest.reading.AccountName;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Whose interactions are wanted, and when they happened.
 *
 * @param from the first moment
 * @param to the moment behind the last
 */
public record Question(String account, Instant from, Instant to) {
    /**
     * Reads a question as it was asked.
     *
     * @throws io.stillwatch.eventsourcing.ProblemException 400 when a part is missing or makes no sense
     */
    public static Question of(@Nullable String account, @Nullable String from, @Nullable String to) {
        Question question = new Question(AccountName.of(account), instant("from", from), instant("to", to));
        if (!question.from().isBefore(question.to())) {
            throw invalid("'from' is not before 'to'.");
        }
        return question;
    }

    /** How it is asked over HTTP. */
    String resource() {
        return "/v1/interactions?account=%s&from=%s&to=%s".formatted(ReadingLog.encoded(account), from, to);
    }

    LocalDate firstDay() {
        return from.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    LocalDate lastDay() {
        return to.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant instant(String name, @Nullable String text) {
        try {
            Instant instant = text == null ? Instant.MIN : Instant.parse(text);
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(Instant.parse("3000-01-01T00:00:00Z"))) {
                return instant;
            }
        } catch (DateTimeException e) {
            throw invalid("'" + name + "' is an instant in UTC such as 2026-04-22T08:15:30Z.");
        }
        throw invalid("'" + name + "' is an instant in UTC such as 2026-04-22T08:15:30Z.");
    }

    private static RuntimeException invalid(String detail) {
        return Problem.of("invalid-question", 400, "The question is not acceptable", detail)
                .asException();
    }
}
