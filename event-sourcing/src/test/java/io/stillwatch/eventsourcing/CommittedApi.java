package io.stillwatch.eventsourcing;

import static io.stillwatch.asking.Request.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The OpenAPI document that the running service under test serves is the one committed under {@code docs/api}. */
public final class CommittedApi {

    private static final String ACCEPT = "stillwatch.api.accept";

    private CommittedApi() {}

    /**
     * Fails on any difference. With {@code -Dstillwatch.api.accept=true} the served document becomes the committed one.
     *
     * @param service the document's name without its ending
     */
    public static void isServedBy(String service) throws IOException {
        Path committed = Path.of("..", "docs", "api", service + ".yaml");
        String served = given().accept("application/yaml").get("/q/openapi").asString();
        if (Boolean.getBoolean(ACCEPT)) {
            Files.writeString(committed, served);
        }
        assertThat(withoutNull(
                        given().queryParam("format", "json").get("/q/openapi").asString()))
                .as("fields that may be null, by a list of words that does not say so")
                .isEmpty();
        assertThat(committed)
                .as("the API changed; if that is meant, accept it with -D%s=true and commit the document", ACCEPT)
                .hasContent(served);
    }

    private static List<JsonNode> withoutNull(String api) throws IOException {
        return new ObjectMapper()
                .readTree(api).findParents("enum").stream()
                        .filter(schema ->
                                schema.path("type").valueStream().anyMatch(type -> "null".equals(type.asText())))
                        .filter(schema -> schema.path("enum").valueStream().noneMatch(JsonNode::isNull))
                        .toList();
    }
}
