package io.stillwatch.cases.requests;

import io.stillwatch.cases.CaseEventNames;
import io.stillwatch.eventsourcing.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import org.jspecify.annotations.NullUnmarked;

/** One row per command that carried a key: what was asked and what was answered. Written once, forgotten after a time. */
@Entity
@Table(name = "given_answer")
@IdClass(GivenAnswer.Key.class)
@NullUnmarked
public class GivenAnswer {

    private static final int OK = 200;

    @Id
    public String caller;

    @Id
    public String key;

    /** Digest, never the text; none once an account was erased that it may be about. */
    public String request;

    public int status;

    /** The JSON of how things stood, or of the {@link Problem}. */
    public String body;

    public record Key(String caller, String key) implements Serializable {}

    static GivenAnswer of(RequestKey key, Answer<?> answer) {
        GivenAnswer row = new GivenAnswer();
        row.caller = key.caller();
        row.key = key.key();
        row.request = key.request();
        switch (answer) {
            case Answer.Done<?>(var status) -> row.keep(OK, status);
            case Answer.Refused<?>(var problem) -> row.keep(problem.status(), problem);
        }
        return row;
    }

    /** Whether the key stood for this. Of what was forgotten nobody can tell; the key was given once all the same. */
    boolean answers(String asked) {
        return request == null || request.equals(asked);
    }

    <T> Answer<T> answer(Class<T> type) {
        try {
            return status == OK
                    ? new Answer.Done<>(CaseEventNames.JSON.readValue(body, type))
                    : new Answer.Refused<>(CaseEventNames.JSON.readValue(body, Problem.class));
        } catch (IOException e) {
            throw new UncheckedIOException("An answer that was kept can't be read", e);
        }
    }

    private void keep(int status, Object answer) {
        try {
            this.status = status;
            this.body = CaseEventNames.JSON.writeValueAsString(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
