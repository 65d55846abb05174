package io.stillwatch.asking;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.http.client.HttpClient;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.params.HttpParams;
import org.apache.http.params.SyncBasicHttpParams;

/** A request to the service under test as it is put together; the verb has REST Assured send it. */
public final class Request {

    /** Each client would look up its version in all jars of the class path. */
    @SuppressWarnings("deprecation") // what REST Assured itself is built on
    private static final HttpParams PARAMETERS = parameters();

    /** The content type is sent as it is written, and what REST Assured does not know of is text as well. */
    private static final RestAssuredConfig AS_WRITTEN = RestAssured.config()
            .encoderConfig(encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT))
            .httpClient(RestAssured.config().getHttpClientConfig().httpClientFactory(Request::client));

    private final RequestSpecification specification =
            RestAssured.given().config(AS_WRITTEN).urlEncodingEnabled(false);

    private final List<String> query = new ArrayList<>();

    private Request() {}

    /** By nobody, until it has a token. */
    public static Request given() {
        return new Request();
    }

    /** Where the service under test listens. */
    public static String service() {
        return RestAssured.baseURI + ":" + RestAssured.port;
    }

    public Request token(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public Request accept(String mediaType) {
        specification.accept(mediaType);
        return this;
    }

    public Request contentType(String mediaType) {
        specification.contentType(mediaType);
        return this;
    }

    /** One more of this name, if there is one already. */
    public Request header(String name, String value) {
        specification.header(name, value);
        return this;
    }

    public Request queryParam(String name, Object... values) {
        for (Object value : values) {
            query.add(encoded(name) + "=" + encoded(value));
        }
        return this;
    }

    public Request queryParams(Map<String, ?> parameters) {
        parameters.forEach(this::queryParam);
        return this;
    }

    /** The text as it is, of anything else its JSON. */
    public Request body(Object content) {
        specification.body(content instanceof String text ? text : Json.written(content));
        return this;
    }

    /** The body is sent when the service says so. */
    public Request waitingToContinue() {
        specification.config(AS_WRITTEN.httpClient(httpClientConfig().setParam("http.protocol.expect-continue", true)));
        return this;
    }

    public Answer get(String path, Object... values) {
        return request("GET", path, values);
    }

    public Answer post(String path, Object... values) {
        return request("POST", path, values);
    }

    public Answer put(String path, Object... values) {
        return request("PUT", path, values);
    }

    /**
     * Sends it and waits for the answer.
     *
     * @param path as it stands in a URI, or a whole URI; a {@code {name}} in it stands for the next of the values, which need not be encoded
     */
    public Answer request(String method, String path, Object... values) {
        String filled = path;
        for (Object value : values) {
            filled = filled.replaceFirst("\\{[^}]*}", encoded(value));
        }
        if (!query.isEmpty()) {
            filled += (filled.contains("?") ? "&" : "?") + String.join("&", query);
        }
        return new Answer(specification.request(method, filled));
    }

    @SuppressWarnings("deprecation")
    private static HttpClient client() {
        return new DefaultHttpClient(PARAMETERS);
    }

    @SuppressWarnings("deprecation")
    private static HttpParams parameters() {
        var parameters = new SyncBasicHttpParams();
        DefaultHttpClient.setDefaultHttpParams(parameters);
        return parameters;
    }

    private static String encoded(Object value) {
        return URLEncoder.encode(value.toString(), UTF_8).replace("+", "%20");
    }
}
