package io.stillwatch.asking;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import org.hamcrest.Matcher;
import org.hamcrest.MatcherAssert;

/** What the service answered, to be read, or to be checked step by step. */
public final class Answer {

    private final Response response;

    Answer(Response response) {
        this.response = response;
    }

    public int statusCode() {
        return response.statusCode();
    }

    /** Null if it is missing, as a test may expect. */
    @SuppressWarnings("NullAway")
    public String header(String name) {
        return response.header(name);
    }

    public String contentType() {
        return response.contentType();
    }

    public byte[] bytes() {
        return response.asByteArray();
    }

    public String asString() {
        return new String(bytes(), UTF_8);
    }

    public Json json() {
        return Json.of(asString());
    }

    /** Fails with what was answered instead. */
    public Answer hasStatus(int status) {
        assertThat(statusCode()).as(asString()).isEqualTo(status);
        return this;
    }

    public Answer hasContentType(String mediaType) {
        assertThat(contentType().replaceAll(";.*", "")).isEqualTo(mediaType);
        return this;
    }

    public Answer hasHeader(String name, String value) {
        assertThat(header(name)).as(name).isEqualTo(value);
        return this;
    }

    /** What stands at this place is as the matcher says. */
    public Answer has(String path, Matcher<?> matcher) {
        MatcherAssert.assertThat(asString(), json().get(path), unchecked(matcher));
        return this;
    }

    @SuppressWarnings("unchecked") // A matcher looks at the type itself.
    private static Matcher<Object> unchecked(Matcher<?> matcher) {
        return (Matcher<Object>) matcher;
    }
}
