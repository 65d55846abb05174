package io.stillwatch.cases;

import static io.stillwatch.cases.Http.as;

import com.fasterxml.jackson.databind.JsonNode;
import io.stillwatch.asking.Answer;
import java.io.IOException;

/** What is asked again and again until it is so. */
public final class Quick {

    private Quick() {}

    public static int status(String subject, String role, String path) {
        return as(subject, role).get(path).statusCode();
    }

    /** Missing, whatever is asked of it, unless the answer is 200. */
    public static JsonNode get(String subject, String role, String path) {
        Answer answer = as(subject, role).get(path);
        try {
            return CaseEventNames.JSON.readTree(answer.statusCode() == 200 ? answer.asString() : "");
        } catch (IOException e) {
            throw new IllegalStateException(path + " answered " + answer.asString(), e);
        }
    }
}
